package dev.cardmint.simulator.reading;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;

/**
 * A channel that fetches the rest of answers by GET RESPONSE after 61xx and sends a command again with the length that
 * 6Cxx names (ISO/IEC 7816-4, 5.6 and 11.7.1), as a reader of T=0 cards must. Secure messaging goes on undisturbed.
 */
public final class WholeAnswers implements ApduChannel {

    private static final int SHORT_LE = 256;
    private static final int LOGICAL_CHANNEL = 0x03;

    private final ApduChannel card;

    public WholeAnswers(ApduChannel card) {
        this.card = card;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) {
        ResponseApdu answer = card.transmit(command);
        if (answer.statusWord().sw1() == 0x6C && command.data().isEmpty()) {
            answer = card.transmit(new CommandApdu(
                    command.cla(), command.ins(), command.p1(), command.p2(), Bytes.EMPTY, length(answer)));
        }
        Bytes data = answer.data();
        while (answer.statusWord().sw1() == 0x61) {
            answer = card.transmit(
                    new CommandApdu(command.cla() & LOGICAL_CHANNEL, 0xC0, 0, 0, Bytes.EMPTY, length(answer)));
            data = data.concat(answer.data());
        }
        return new ResponseApdu(data, answer.statusWord());
    }

    private static int length(ResponseApdu answer) {
        int named = answer.statusWord().sw2();
        return named == 0 ? SHORT_LE : named;
    }
}
