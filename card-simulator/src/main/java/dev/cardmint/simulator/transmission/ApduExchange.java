package dev.cardmint.simulator.transmission;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.birth.Transmission;

/** The card's end of a transmission protocol: for one command one answer, whatever the command is. */
public abstract class ApduExchange {

    static final ResponseApdu WRONG_LENGTH = ResponseApdu.of(new StatusWord(0x6700));

    private static final ResponseApdu WRONG_P1_P2 = ResponseApdu.of(new StatusWord(0x6A86));
    private static final ResponseApdu CONDITIONS = ResponseApdu.of(new StatusWord(0x6985));

    private static final int GET_RESPONSE = 0xC0;
    private static final int LAST_CLASS = 0x03;

    private final HeldAnswer held = new HeldAnswer();

    ApduExchange() {}

    public static ApduExchange over(Transmission transmission) {
        return transmission.protocol() == Protocol.T0
                ? new ExchangeOverT0()
                : new ExchangeOverT1(transmission.extendedLength());
    }

    /**
     * Passes a command to the card, unless it only fetches the rest of an answer, and gives what fits of the answer.
     */
    public abstract ResponseApdu exchange(Bytes command, CardEnd card);

    /** The rest of an answer is forgotten. */
    public void reset() {
        held.drop();
    }

    final HeldAnswer held() {
        return held;
    }

    /**
     * GET RESPONSE is of class 00 with the channel's number. Some hosts send it with the whole class of the command
     * that it belongs to; where no answer is held, another class makes it the card's business.
     */
    final boolean isGetResponse(CommandApdu command) {
        return command.ins() == GET_RESPONSE && (command.cla() <= LAST_CLASS || held.isHeldFor(command));
    }

    /** The rest, or a part of it; a wrong Le costs nothing. */
    final ResponseApdu getResponse(CommandApdu command) {
        if (!held.isHeldFor(command)) {
            held.drop();
            return CONDITIONS;
        }
        if (!command.data().isEmpty()) {
            return WRONG_LENGTH;
        }
        if (command.p1() != 0 || command.p2() != 0) {
            return WRONG_P1_P2;
        }
        return isWrong(command.ne(), held.size()) ? ResponseApdu.of(held.withSize(0x6C)) : held.part(command.ne());
    }

    /** Whether a GET RESPONSE with this Ne is refused with 6Cxx. */
    abstract boolean isWrong(int ne, int size);
}
