package dev.cardmint.base.reader;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;

/** GET RESPONSE (ISO/IEC 7816-4, 11.8.1): fetches what a card announced by 61xx; nothing else is ever sent again. */
public final class GetResponse {

    private static final int INS = 0xC0;
    private static final int MORE_DATA = 0x61;
    private static final int LARGEST_RESPONSE = 65_536;

    private GetResponse() {}

    /**
     * Sends a command and collects its whole answer.
     *
     * @return the response APDU, status word included
     */
    public static Bytes exchange(CardHold card, byte[] command, Duration timeLimit) {
        ResponseApdu answer = ResponseApdu.parse(card.transmit(command, timeLimit));
        Bytes data = answer.data();
        while (answer.statusWord().sw1() == MORE_DATA) {
            answer = ResponseApdu.parse(
                    card.transmit(encode(command[0], answer.statusWord().sw2()), timeLimit));
            data = data.concat(answer.data());
            if (answer.data().isEmpty() || data.size() > LARGEST_RESPONSE) {
                break; // a card that announces data for ever is not followed
            }
        }
        return new ResponseApdu(data, answer.statusWord()).encode();
    }

    /** Le 00 stands for 256, as SW2 00 does. */
    private static byte[] encode(byte classOfCommand, int le) {
        return new byte[] {(byte) interindustryClass(classOfCommand), (byte) INS, 0, 0, (byte) le};
    }

    /**
     * The interindustry class of the command's logical channel (ISO/IEC 7816-4, 5.4.1): bits 2-1 count channels 0 to 3,
     * bits 4-1 with bit 7 set count 4 to 19. No secure messaging: the announced bytes are protected as a whole.
     */
    private static int interindustryClass(byte classOfCommand) {
        return (classOfCommand & 0x40) == 0 ? classOfCommand & 0x03 : 0x40 | (classOfCommand & 0x0F);
    }
}
