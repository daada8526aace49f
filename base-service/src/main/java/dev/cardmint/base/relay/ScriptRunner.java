package dev.cardmint.base.relay;

import dev.cardmint.base.reader.BadAnswerException;
import dev.cardmint.base.reader.CardHold;
import dev.cardmint.base.reader.CardTimeLimitException;
import dev.cardmint.base.reader.GetResponse;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.StopReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sends a script's commands in order and stops at the first status word that does not count as success, at an answer
 * that the rest was not made for, at a time limit, at an answer that is none, or when the card goes away. Repeats
 * nothing.
 */
final class ScriptRunner {

    private final CardHold card;
    private final Runnable sending;

    /** Sends to a card, and says so before each command. */
    ScriptRunner(CardHold card, Runnable sending) {
        this.card = card;
        this.sending = sending;
    }

    ScriptReport run(ScriptBuffer script) {
        List<Bytes> answers = new ArrayList<>();
        for (int i = 0; i < script.size(); i++) {
            try {
                Bytes answer = send(script, i);
                answers.add(answer);
                if (!script.succeeds(i, ResponseApdu.parse(answer).statusWord())) {
                    return new ScriptReport(answers, StopReason.UNEXPECTED_STATUS, null);
                }
                if (!script.goesOnAfter(i, answer)) {
                    return new ScriptReport(answers, StopReason.UNEXPECTED_ANSWER, null);
                }
            } catch (CardTimeLimitException e) {
                return new ScriptReport(answers, StopReason.TIME_LIMIT, i);
            } catch (BadAnswerException e) {
                return new ScriptReport(answers, StopReason.BAD_ANSWER, i);
            } catch (CardUnreachableException e) {
                return new ScriptReport(answers, StopReason.CARD_GONE, i);
            }
        }
        return new ScriptReport(answers, StopReason.COMPLETED, null);
    }

    private Bytes send(ScriptBuffer script, int index) {
        byte[] command = script.command(index);
        sending.run();
        try {
            return GetResponse.exchange(card, command, script.timeLimit(index));
        } finally {
            Arrays.fill(command, (byte) 0);
        }
    }
}
