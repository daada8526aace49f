package dev.cardmint.simulator.card;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.Faults.StatusAt;
import dev.cardmint.simulator.card.Faults.StatusOf;
import dev.cardmint.simulator.card.Faults.StoredBit;
import dev.cardmint.simulator.transmission.Answer;
import org.jspecify.annotations.Nullable;

/** A powered card in a reader, until it is pulled or loses power, with the faults of its insertion. */
public final class InsertedCard implements ApduChannel {

    private static final int INITIALIZE_UPDATE = 0x50;

    /** Diversification data, then key version, protocol and option. */
    private static final int FIRST_CHALLENGE_BYTE = 13;

    /** In SCP02 the same without the option, then sequence counter and card challenge. */
    private static final int SCP02_CRYPTOGRAM = 20;

    private static final int PROTOCOL = 11;

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

    /** What the card answers to a reset. */
    public Bytes atr() {
        return card.atr();
    }

    /**
     * Sends one command to the card.
     *
     * @throws CardUnreachableException if the card has been pulled, or loses power now
     */
    @Override
    public ResponseApdu transmit(CommandApdu command) {
        return transmit(command.encode());
    }

    /**
     * Sends one command to the card, whatever the bytes are.
     *
     * @throws CardUnreachableException if the card has been pulled, or loses power now
     */
    public ResponseApdu transmit(Bytes command) {
        requirePresent();
        int number = insertion.countCommand();
        if (number == faults.tearBefore()) {
            card.receiveOnly();
            lose();
        }
        boolean slow = card.slowsDown();
        ResponseApdu answer = card.process(command, new Fault(faultStatus(number, command)));
        insertion.passTime(command, answer, slow);
        flipObject();
        if (number == faults.tearAfter()) {
            lose();
        }
        return answer;
    }

    /** What goes wrong with one command. */
    private final class Fault implements Interference {

        private final @Nullable StatusWord status;

        private Fault(@Nullable StatusWord status) {
            this.status = status;
        }

        @Override
        public @Nullable StatusWord status() {
            return status;
        }

        @Override
        public ResponseApdu spoil(CommandApdu command, Answer answer) {
            return InsertedCard.this.spoil(command, answer);
        }
    }

    private @Nullable StatusWord faultStatus(int number, Bytes command) {
        StatusAt status = faults.status();
        if (status != null && status.command() == number) {
            return status.statusWord();
        }
        StatusOf kind = faults.statusOf();
        if (kind != null && command.size() > 1 && command.unsigned(1) == kind.ins()) {
            return kind.statusWord();
        }
        return null;
    }

    private void flipObject() {
        StoredBit bit = faults.flipObject();
        if (bit != null) {
            card.flipPersonalized(bit.dgi(), bit.offset());
        }
    }

    private ResponseApdu spoil(CommandApdu command, Answer answer) {
        ResponseApdu response = answer.response();
        if (answer.hasRMac() && insertion.countMacedAnswer() == faults.flipRMac()) {
            return flipped(response, response.data().size() - 1);
        }
        int cryptogram = cryptogramPlace(command, response.data());
        boolean opening = command.ins() == INITIALIZE_UPDATE && response.data().size() > cryptogram;
        return faults.flipCryptogram() && opening ? flipped(response, cryptogram) : response;
    }

    private static int cryptogramPlace(CommandApdu command, Bytes answer) {
        boolean second = answer.size() > PROTOCOL && answer.unsigned(PROTOCOL) == 2;
        return second ? SCP02_CRYPTOGRAM : FIRST_CHALLENGE_BYTE + command.data().size();
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
