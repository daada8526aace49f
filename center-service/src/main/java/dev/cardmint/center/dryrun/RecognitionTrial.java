package dev.cardmint.center.dryrun;

import dev.cardmint.center.dryrun.DryRun.Recognized;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.RecognitionTerms;
import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Readout;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.RecognitionEntry;
import dev.cardmint.model.relay.RecognitionReadouts;
import dev.cardmint.model.relay.RecognitionRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the card is taken for by the table that would hold once the card type is in use.
 *
 * @param readouts what was sent, in the order of the answers
 * @param fitting the card types that the card fits
 * @param unmet the rule of the tried card type that does not hold, by its place in the list, or -1
 */
record RecognitionTrial(
        Bytes atr, List<Readout> readouts, List<ReadoutAnswer> answers, List<RecognitionEntry> fitting, int unmet) {

    private static final String SELECT = "select";

    RecognitionTrial {
        readouts = List.copyOf(readouts);
        answers = List.copyOf(answers);
        fitting = List.copyOf(fitting);
    }

    /**
     * Reads out a card as a base does.
     *
     * @param active the card types in use, of which one may be an earlier version of the tried one
     */
    static RecognitionTrial of(ApduChannel card, Bytes atr, CardTypeProfile tried, List<CardTypeProfile> active) {
        RecognitionEntry own = tried.recognitionEntry();
        List<RecognitionEntry> others = active.stream()
                .filter(each -> !each.profile().equals(tried.profile()))
                .map(CardTypeProfile::recognitionEntry)
                .toList();
        var table = new RecognitionReadouts(
                RecognitionTerms.COMMON,
                Stream.concat(Stream.of(own), others.stream()).toList());
        var readouts = new ArrayList<Readout>(table.fitting(atr).isEmpty() ? table.readouts() : List.of());
        var answers = new ArrayList<ReadoutAnswer>();
        readouts.forEach(readout -> answers.add(asExpected(own, read(card, readout))));
        List<RecognitionEntry> fitting = table.fitting(atr, answers);
        own.identification().stream()
                .filter(readout ->
                        readouts.stream().noneMatch(done -> done.name().equals(readout.name())))
                .toList()
                .forEach(readout -> {
                    readouts.add(readout);
                    answers.add(read(card, readout));
                });
        return new RecognitionTrial(atr, readouts, answers, fitting, unmet(own, atr, answers));
    }

    private static ReadoutAnswer read(ApduChannel card, Readout readout) {
        ResponseApdu answer = card.transmit(CommandApdu.parse(readout.command()));
        return new ReadoutAnswer(readout.name(), answer.encode());
    }

    /** What a maker puts into the answer to SELECT no other term of a profile tells: it is made up to the rules. */
    private static ReadoutAnswer asExpected(RecognitionEntry own, ReadoutAnswer answer) {
        List<RecognitionRule> rules = own.rules().stream()
                .filter(rule -> rule.readout().equals(SELECT) && answer.name().equals(SELECT))
                .toList();
        if (new RecognitionEntry(own.profile(), own.version(), rules, List.of()).fits(Bytes.EMPTY, List.of(answer))) {
            return answer;
        }
        Bytes madeUp = rules.stream()
                .sorted(Comparator.comparing(rule -> !rule.anchored()))
                .map(rule -> rule.anyOf().get(0))
                .reduce(Bytes.EMPTY, Bytes::concat);
        return new ReadoutAnswer(answer.name(), new ResponseApdu(madeUp, StatusWord.SUCCESS).encode());
    }

    private static int unmet(RecognitionEntry own, Bytes atr, List<ReadoutAnswer> answers) {
        for (int i = 0; i < own.rules().size(); i++) {
            RecognitionRule rule = own.rules().get(i);
            if (!new RecognitionEntry(own.profile(), own.version(), List.of(rule), List.of()).fits(atr, answers)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the card is taken for the tried card type and no other. */
    boolean isRecognized() {
        return unmet < 0 && fitting.size() == 1;
    }

    /** Why it is not, for people. */
    String complaint() {
        if (unmet >= 0) {
            return "A rule of recognition does not hold for a card that is made to this profile.";
        }
        return fitting.isEmpty()
                ? "The simulated card fits no card type."
                : "The simulated card fits several card types: " + String.join(", ", names());
    }

    private List<String> names() {
        return fitting.stream()
                .map(entry -> "%s version %d".formatted(entry.profile(), entry.version()))
                .toList();
    }

    /** As people see it. */
    Recognized shown() {
        var shown = new ArrayList<Recognized.Readout>();
        for (int i = 0; i < answers.size(); i++) {
            shown.add(new Recognized.Readout(
                    readouts.get(i).name(),
                    readouts.get(i).command().toHex(),
                    answers.get(i).response().toHex()));
        }
        return new Recognized(atr.toHex(), shown, names());
    }
}
