package dev.cardmint.center.profiles;

import dev.cardmint.center.profiles.content.StrictObject;
import dev.cardmint.center.profiles.identification.RecordReadout;
import dev.cardmint.center.profiles.identification.RecordReadoutReader;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.MalformedApduException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Readout;
import dev.cardmint.model.relay.RecognitionRule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a profile says of recognition and identification. */
final class RecognitionReader {

    /** SELECT, READ BINARY, READ RECORD and GET DATA (ISO/IEC 7816-4, 11): they change nothing that lasts. */
    private static final Set<Integer> READING = Set.of(0xA4, 0xB0, 0xB1, 0xB2, 0xB3, 0xCA, 0xCB);

    /** Of an interindustry or proprietary class on the basic channel: no chaining, no secure messaging. */
    private static final Set<Integer> CLASSES = Set.of(0x00, 0x80);

    private static final int LONGEST_COMMAND = 64;

    /** Interface bytes and some of the historical ones: less would take other cards in. */
    private static final int LEAST_OF_ATR = 6;

    private RecognitionReader() {}

    static RecognitionTerms read(StrictObject profile, Map<String, ValueRule> values) {
        List<RecognitionRule> rules = profile.objects("recognition", RecognitionReader::rule);
        requireNarrow(profile, rules);
        if (!profile.has("identification")) {
            return new RecognitionTerms(rules, List.of(), null, null);
        }
        StrictObject identification = profile.object("identification");
        List<Readout> readouts = identification.objects("readouts", RecognitionReader::readout);
        requireDistinct(identification, readouts);
        String claim = claim(identification, readouts);
        RecordReadout record = record(identification, values);
        identification.done();
        return new RecognitionTerms(rules, readouts, claim, record);
    }

    private static @Nullable RecordReadout record(StrictObject identification, Map<String, ValueRule> values) {
        return identification.has("record")
                ? new RecordReadoutReader(values, RecognitionReader::readout).read(identification.object("record"))
                : null;
    }

    /** Card types that are told by the answer to reset alone are looked for first: they must not take others' cards. */
    private static void requireNarrow(StrictObject profile, List<RecognitionRule> rules) {
        boolean byAtrAlone = rules.stream().allMatch(rule -> rule.readout().equals(RecognitionRule.ATR));
        boolean narrow = rules.stream()
                .anyMatch(rule ->
                        rule.anchored() && rule.anyOf().stream().allMatch(bytes -> bytes.size() >= LEAST_OF_ATR));
        if (byAtrAlone && !narrow) {
            throw profile.wrong(
                    "recognition",
                    "by the answer to reset alone needs startsWith with %d bytes or more: other cards would be taken for these"
                            .formatted(LEAST_OF_ATR));
        }
    }

    private static RecognitionRule rule(StrictObject object) {
        var readouts = new TreeSet<>(Set.of(RecognitionRule.ATR));
        RecognitionTerms.COMMON.forEach(readout -> readouts.add(readout.name()));
        String readout = object.text("readout");
        if (!readouts.contains(readout)) {
            throw object.wrong("readout", "must be one of " + readouts);
        }
        boolean anchored = object.has("startsWith");
        if (anchored == object.has("contains")) {
            throw new MalformedProfileException(object.path(), "must have either startsWith or contains");
        }
        return new RecognitionRule(readout, anchored, object.anyBytes(anchored ? "startsWith" : "contains", 1, 255));
    }

    private static Readout readout(StrictObject object) {
        String name = object.text("name");
        if (!name.matches("[a-z][A-Za-z0-9]{0,39}") || name.equals(RecognitionRule.ATR)) {
            throw object.wrong("name", "must be letters and digits, a small letter first, and not atr");
        }
        Bytes command = object.bytes("command", 4, LONGEST_COMMAND);
        requireReading(object, command);
        return new Readout(name, command);
    }

    /** Everything else waits for an offer: chips count authentications, and some remember more than that. */
    private static void requireReading(StrictObject object, Bytes encoded) {
        try {
            CommandApdu command = CommandApdu.parse(encoded);
            if (!READING.contains(command.ins()) || !CLASSES.contains(command.cla())) {
                throw object.wrong(
                        "command", "must be SELECT, READ BINARY, READ RECORD or GET DATA, of class 00 or 80");
            }
        } catch (MalformedApduException e) {
            throw object.wrong("command", "is no command APDU");
        }
    }

    /** A readout that is common to all cards is not sent twice: its answer is there already. */
    private static void requireDistinct(StrictObject identification, List<Readout> readouts) {
        var common = RecognitionTerms.COMMON.stream().collect(Collectors.toMap(Readout::name, Readout::command));
        var names = new HashSet<String>();
        for (Readout readout : readouts) {
            if (!names.add(readout.name())) {
                throw identification.wrong("readouts", "%s stands twice".formatted(readout.name()));
            }
            if (!common.getOrDefault(readout.name(), readout.command()).equals(readout.command())) {
                throw identification.wrong(
                        "readouts", "%s is another command among those for all cards".formatted(readout.name()));
            }
        }
    }

    private static @Nullable String claim(StrictObject identification, List<Readout> readouts) {
        if (!identification.has("claim")) {
            return null;
        }
        String claim = identification.text("claim");
        if (readouts.stream().noneMatch(readout -> readout.name().equals(claim))) {
            throw identification.wrong("claim", "must be the name of one of the readouts");
        }
        return claim;
    }
}
