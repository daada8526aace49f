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
 * @param provedThrough leading commands whose success is proved; those whose answers carry no MAC, EXTERNAL
 *     AUTHENTICATE and the request for a further channel, count with the first verified answer after them
 * @param refusal the first answer that is no success for its command, or {@code null}
 * @param authentication what became of the authentications that were begun, or {@code null} if none was
 */
record CheckedScript(
        SentScript sent,
        List<UnwrappedResponse> answers,
        int rMacs,
        int provedThrough,
        StopReason stopped,
        @Nullable Refusal refusal,
        @Nullable OfferState authentication) {

    /** 6Cxx: the answer has xx bytes, 00 for 256 (ISO/IEC 7816-4, 5.6). */
    private static final int WRONG_LENGTH = 0x6C;

    private static final int MOST = 256;

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
            int index = answers.size();
            if (refusal != null) {
                throw new MalformedReportException("The report goes on after " + refusal.command() + " was refused");
            }
            if (index > 0 && !sent.goesOnAfter(index - 1, report.answers().get(index - 1))) {
                throw new MalformedReportException(
                        "The report goes on after another answer to " + sent.name(index - 1) + " than expected");
            }
            UnwrappedResponse answer = wrapped.unwrap(index, ResponseApdu.parse(encoded));
            answers.add(answer);
            refusal = sent.succeeds(index, answer.statusWord())
                    ? null
                    : new Refusal(sent.name(index), answer.statusWord());
        }
        int rMacs =
                (int) answers.stream().filter(UnwrappedResponse::rMacVerified).count();
        return new CheckedScript(
                sent,
                answers,
                rMacs,
                provedThrough(sent, answers),
                report.stopped(),
                refusal,
                authentication(sent, answers, report.unanswered()));
    }

    private static int provedThrough(SentScript sent, List<UnwrappedResponse> answers) {
        int proved = 0;
        for (int i = 0; i < answers.size(); i++) {
            if (!sent.succeeds(i, answers.get(i).statusWord())) {
                return proved;
            }
            if (sent.isProvable(i)) {
                if (!answers.get(i).rMacVerified()) {
                    return proved;
                }
                proved = i + 1;
            }
        }
        return proved;
    }

    /**
     * An authentication is begun by INITIALIZE UPDATE, answered or not, and ended by the first MAC of its channel;
     * where there is no channel, by an answer that is the base's word.
     */
    private static @Nullable OfferState authentication(
            SentScript sent, List<UnwrappedResponse> answers, @Nullable Integer unanswered) {
        OfferState state = sent.finishesAuthentication() ? OfferState.UNFINISHED : null;
        for (int i = 0; i < sent.size(); i++) {
            boolean answered = i < answers.size();
            if (!answered && !Integer.valueOf(i).equals(unanswered)) {
                return state;
            }
            boolean refused = answered && !answers.get(i).statusWord().succeeded();
            if (sent.name(i).equals(FurtherChannel.INITIALIZE_UPDATE) && !refused) {
                state = OfferState.UNFINISHED;
            } else if (answered && (answers.get(i).rMacVerified() || isTaken(sent, i, refused))) {
                state = OfferState.AUTHENTICATED;
            }
        }
        return state;
    }

    private static boolean isTaken(SentScript sent, int index, boolean refused) {
        return sent.isAuthenticationInTheClear(index) && !refused;
    }

    /** Whether every command was answered with success, as far as the base says. */
    boolean isComplete() {
        return refusal == null && answers.size() == sent.size();
    }

    /** Whether this command was answered with success, as far as the base says. */
    boolean succeeded(String command) {
        return answerTo(command) != null
                && (refusal == null || !refusal.command().equals(command));
    }

    /** Whether every command of the script is proved to have succeeded. */
    boolean provesEverything() {
        return provedThrough == sent.size();
    }

    /** Whether every command of the first channel is proved to have succeeded. */
    boolean provesFirstPart() {
        return provedThrough >= sent.sizeOfFirstPart();
    }

    /**
     * What the card answered to the request for a further channel, where the base stopped at it: because nothing more
     * was in the script, or because what was had been made for another answer.
     */
    @Nullable
    Bytes furtherOpening() {
        boolean atIt = !answers.isEmpty()
                && refusal == null
                && sent.name(answers.size() - 1).equals(FurtherChannel.INITIALIZE_UPDATE)
                && (stopped == StopReason.UNEXPECTED_ANSWER || answers.size() == sent.size());
        return atIt ? answers.get(answers.size() - 1).data() : null;
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

    /**
     * What to ask for anew because the card named another length for what it was to read; {@code null} if it did not,
     * or has done so before. Anything else that it answers so is lost: it is never sent twice.
     */
    @Nullable
    ExactLengths lengthNamed(ExactLengths before) {
        if (refusal == null || refusal.statusWord().sw1() != WRONG_LENGTH) {
            return null;
        }
        Integer place = sent.placeOfReading(answers.size() - 1);
        int named = refusal.statusWord().sw2();
        return place == null || before.isNamed(place) ? null : before.with(place, named == 0 ? MOST : named);
    }

    /** Why nothing more is proved. */
    EndingCode shortfall() {
        if (refusal == null) {
            return EndingCode.of(stopped);
        }
        if (sent.isAuthentication(answers.size() - 1)) {
            return EndingCode.AUTHENTICATION_REFUSED;
        }
        return refusal.statusWord().sw1() == WRONG_LENGTH ? EndingCode.ANSWER_LOST : EndingCode.CARD_REFUSED;
    }
}
