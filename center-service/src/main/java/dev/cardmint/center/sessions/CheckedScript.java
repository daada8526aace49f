package dev.cardmint.center.sessions;

import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.center.sessions.Verdict.Refusal;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.StopReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the answers to one script prove. The status words that a base reports count for nothing: a command has succeeded
 * when an R-MAC over its own success answer was verified (GPC Amendment D, 6.2.5).
 *
 * @param answers the answers with their protection taken off, one per command answered
 * @param rMacs how many of them carried an R-MAC, all verified
 * @param provedThrough leading commands whose success is proved; EXTERNAL AUTHENTICATE, whose answer carries no MAC,
 *     counts with the first verified answer after it
 * @param refusal the first answer that is no success for its command, or {@code null}
 */
record CheckedScript(
        SentScript sent,
        List<UnwrappedResponse> answers,
        int rMacs,
        int provedThrough,
        StopReason stopped,
        @Nullable Refusal refusal) {

    CheckedScript {
        answers = List.copyOf(answers);
    }

    /**
     * Verifies every answer.
     *
     * @throws dev.cardmint.center.securechannel.ChannelIntegrityException if the protection of one does not hold
     * @throws MalformedReportException if the report does not go with the script
     */
    static CheckedScript check(SentScript sent, WrappedScript wrapped, ScriptReport report) {
        if (report.answers().size() > sent.size()) {
            throw new MalformedReportException("The report has %d answers for %d commands"
                    .formatted(report.answers().size(), sent.size()));
        }
        var answers = new ArrayList<UnwrappedResponse>();
        Refusal refusal = null;
        for (Bytes encoded : report.answers()) {
            if (refusal != null) {
                throw new MalformedReportException("The report goes on after " + refusal.command() + " was refused");
            }
            int index = answers.size();
            UnwrappedResponse answer = wrapped.unwrap(index, ResponseApdu.parse(encoded));
            answers.add(answer);
            refusal = sent.succeeds(index, answer.statusWord())
                    ? null
                    : new Refusal(sent.name(index), answer.statusWord());
        }
        int rMacs =
                (int) answers.stream().filter(UnwrappedResponse::rMacVerified).count();
        return new CheckedScript(sent, answers, rMacs, provedThrough(sent, answers), report.stopped(), refusal);
    }

    private static int provedThrough(SentScript sent, List<UnwrappedResponse> answers) {
        int first = sent.authenticates() ? 1 : 0;
        int proved = first;
        while (proved < answers.size()
                && answers.get(proved).rMacVerified()
                && sent.succeeds(proved, answers.get(proved).statusWord())) {
            proved++;
        }
        return proved == first ? 0 : proved;
    }

    /** Whether every command of the script is proved to have succeeded. */
    boolean provesEverything() {
        return provedThrough == sent.size();
    }

    /** Whether the card showed that it accepted the center: only a card that did makes R-MACs. */
    boolean authenticated() {
        return rMacs > 0;
    }

    /** The answer to a command by its name, or {@code null} if it was not reached. */
    @Nullable
    UnwrappedResponse answerTo(String command) {
        for (int i = 0; i < answers.size(); i++) {
            if (sent.name(i).equals(command)) {
                return answers.get(i);
            }
        }
        return null;
    }

    /** Why nothing more is proved. */
    EndingCode shortfall() {
        if (refusal != null) {
            return sent.authenticates() && answers.size() == 1
                    ? EndingCode.AUTHENTICATION_REFUSED
                    : EndingCode.CARD_REFUSED;
        }
        return EndingCode.of(stopped);
    }
}
