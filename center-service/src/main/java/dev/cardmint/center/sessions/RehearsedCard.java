package dev.cardmint.center.sessions;

import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.center.sessions.Rehearsed.Exchange;
import dev.cardmint.center.sessions.Rehearsed.Judgement;
import dev.cardmint.center.sessions.SentScript.Protection;
import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.StopReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A card at hand: sends scripts as a base does, and keeps what was sent and answered. */
final class RehearsedCard {

    private final ApduChannel card;
    private final List<Exchange> exchanges = new ArrayList<>();
    private int channels;
    private int roundTrips;
    private int rMacs;

    RehearsedCard(ApduChannel card) {
        this.card = card;
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    /** One opens the session, and each report of a script takes one. */
    int roundTrips() {
        return roundTrips;
    }

    int rMacs() {
        return rMacs;
    }

    /**
     * Sends a script and verifies every answer.
     *
     * @throws ChannelIntegrityException if the protection of one does not hold
     */
    CheckedScript exchange(int step, SentScript sent, Channels through) {
        WrappedScript wrapped = through.wrap(sent);
        List<CommandApdu> commands = wrapped.commands();
        ScriptReport report = transmit(sent, commands);
        int before = exchanges.size();
        try {
            CheckedScript checked = CheckedScript.check(sent, wrapped, report);
            note(step, sent, commands, report, checked.answers());
            rMacs += checked.rMacs();
            return checked;
        } catch (ChannelIntegrityException e) {
            if (exchanges.size() == before) {
                note(step, sent, commands, report, List.of());
            }
            throw e;
        }
    }

    /** Sends a script that nothing protects. */
    ScriptReport send(int step, SentScript sent, WrappedScript clear) {
        ScriptReport report = transmit(sent, clear.commands());
        List<UnwrappedResponse> answers = report.answers().stream()
                .map(ResponseApdu::parse)
                .map(answer -> new UnwrappedResponse(answer.data(), answer.statusWord(), false))
                .toList();
        note(step, sent, clear.commands(), report, answers);
        return report;
    }

    private ScriptReport transmit(SentScript sent, List<CommandApdu> commands) {
        roundTrips++;
        var answers = new ArrayList<Bytes>();
        for (int i = 0; i < commands.size(); i++) {
            ResponseApdu answer = card.transmit(commands.get(i));
            answers.add(answer.encode());
            if (!sent.succeeds(i, answer.statusWord())) {
                return new ScriptReport(answers, StopReason.UNEXPECTED_STATUS, null);
            }
            if (!sent.goesOnAfter(i, answer.encode())) {
                return new ScriptReport(answers, StopReason.UNEXPECTED_ANSWER, null);
            }
        }
        return new ScriptReport(answers, StopReason.COMPLETED, null);
    }

    private void note(
            int step,
            SentScript sent,
            List<CommandApdu> commands,
            ScriptReport report,
            List<UnwrappedResponse> answers) {
        for (int i = 0; i < report.answers().size(); i++) {
            channels += sent.isAuthentication(i) ? 1 : 0;
            UnwrappedResponse answer = i < answers.size() ? answers.get(i) : null;
            Bytes raw = report.answers().get(i);
            exchanges.add(new Exchange(
                    step,
                    sent.protection(i) == Protection.CLEAR ? 0 : channels,
                    sent.name(i),
                    sent.plain(i),
                    commands.get(i),
                    ResponseApdu.parse(raw),
                    answer == null ? null : new ResponseApdu(answer.data(), answer.statusWord()),
                    judgement(sent, i, raw, answer)));
        }
    }

    private static Judgement judgement(SentScript sent, int index, Bytes raw, @Nullable UnwrappedResponse answer) {
        if (answer == null) {
            return Judgement.NOT_VERIFIED;
        }
        if (!sent.succeeds(index, answer.statusWord())) {
            return Judgement.REFUSED;
        }
        if (!sent.goesOnAfter(index, raw)) {
            return Judgement.NOT_FORESEEN;
        }
        return answer.rMacVerified() ? Judgement.PROVED : Judgement.SUCCEEDED;
    }
}
