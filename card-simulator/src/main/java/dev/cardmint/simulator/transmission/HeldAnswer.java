package dev.cardmint.simulator.transmission;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;

/** The part of an answer that GET RESPONSE brings, on the logical channel of its command (ISO/IEC 7816-4, 11.7.1). */
final class HeldAnswer {

    static final int SHORT_RESPONSE = 256;

    private static final int LOGICAL_CHANNEL = 0x03;

    private static final int PROPRIETARY = 0x80;
    private static final int SECURE_MESSAGING = 0x04;

    private ResponseApdu rest = ResponseApdu.of(StatusWord.SUCCESS);
    private int channel;

    void hold(CommandApdu command, ResponseApdu answer) {
        channel = command.cla() & LOGICAL_CHANNEL;
        rest = answer;
    }

    void drop() {
        rest = ResponseApdu.of(StatusWord.SUCCESS);
    }

    boolean isHeldFor(CommandApdu getResponse) {
        return size() > 0 && (getResponse.cla() & ~PROPRIETARY & ~SECURE_MESSAGING) == channel;
    }

    int size() {
        return rest.data().size();
    }

    /** The next bytes, and the status of the whole answer with the last of them. */
    ResponseApdu part(int ne) {
        Bytes data = rest.data();
        int size = Math.min(ne, data.size());
        Bytes part = data.slice(0, size);
        StatusWord status = rest.statusWord();
        rest = new ResponseApdu(data.slice(size, data.size()), status);
        return new ResponseApdu(part, size < data.size() ? withSize(0x61) : status);
    }

    /** 61xx or 6Cxx: so many bytes are there, 00 for 256 and more. */
    StatusWord withSize(int sw1) {
        return new StatusWord(sw1 << 8 | (size() < SHORT_RESPONSE ? size() : 0));
    }
}
