package dev.cardmint.simulator.card;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.Faults.StatusAt;
import dev.cardmint.simulator.card.Faults.StoredBit;
import org.jspecify.annotations.Nullable;

/** A powered card in a reader, until it is pulled or loses power, with the faults of its insertion. */
public final class InsertedCard implements ApduChannel {

    private static final int INITIALIZE_UPDATE = 0x50;
    private static final int FIRST_CRYPTOGRAM_BYTE = 21;

    private final SimulatedCard card;
    private final Insertion insertion;
    private final Faults faults;

    public InsertedCard(SimulatedCard card) {
        this(card, Faults.NONE);
    }

    public InsertedCard(SimulatedCard card, Faults faults) {
        this(card, new Insertion(faults));
    }

    /** Powers the card, which resets it; the insertion goes on counting. */
    public InsertedCard(SimulatedCard card, Insertion insertion) {
        this.card = card;
        this.insertion = insertion;
        faults = insertion.faults();
        card.reset();
        flipObject();
    }

    /**
     * Sends one command to the card.
     *
     * @throws CardUnreachableException if the card has been pulled, or loses power now
     */
    @Override
    public ResponseApdu transmit(CommandApdu command) {
        requirePresent();
        int number = insertion.countCommand();
        if (number == faults.tearBefore()) {
            card.receiveOnly();
            lose();
        }
        ResponseApdu answer = card.process(command, faultStatus(number));
        flipObject();
        if (number == faults.tearAfter()) {
            lose();
        }
        return spoil(command, answer);
    }

    private @Nullable StatusWord faultStatus(int number) {
        StatusAt status = faults.status();
        return status != null && status.command() == number ? status.statusWord() : null;
    }

    private void flipObject() {
        StoredBit bit = faults.flipObject();
        if (bit != null) {
            card.flipPersonalized(bit.dgi(), bit.offset());
        }
    }

    private ResponseApdu spoil(CommandApdu command, ResponseApdu answer) {
        if (card.lastAnswerHasRMac() && insertion.countMacedAnswer() == faults.flipRMac()) {
            return flipped(answer, answer.data().size() - 1);
        }
        boolean cryptogram = command.ins() == INITIALIZE_UPDATE && answer.data().size() > FIRST_CRYPTOGRAM_BYTE;
        return faults.flipCryptogram() && cryptogram ? flipped(answer, FIRST_CRYPTOGRAM_BYTE) : answer;
    }

    private static ResponseApdu flipped(ResponseApdu answer, int index) {
        byte[] data = answer.data().toByteArray();
        data[index] ^= 1;
        return new ResponseApdu(Bytes.copyOf(data), answer.statusWord());
    }

    private void requirePresent() {
        if (!present()) {
            throw new CardUnreachableException("The card is gone");
        }
    }

    private void lose() {
        pull();
        requirePresent();
    }

    /** Takes the card out: it loses power, and what it keeps stays as it is. */
    public void pull() {
        insertion.end();
        card.reset();
    }

    public boolean present() {
        return insertion.present();
    }

    /** Commands sent to the card since it was inserted. */
    public int commands() {
        return insertion.commands();
    }
}
