package dev.cardmint.simulator.terminal;

import java.nio.ByteBuffer;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;

/** A logical channel of a connection; the basic one passes commands as they are, another sets its number in them. */
final class TrayChannel extends CardChannel {

    private static final int NUMBER = 0x03;

    private final TrayCard card;
    private final int number;
    private boolean closed;

    TrayChannel(TrayCard card, int number) {
        this.card = card;
        this.number = number;
    }

    @Override
    public Card getCard() {
        return card;
    }

    @Override
    public int getChannelNumber() {
        requireOpen();
        return number;
    }

    @Override
    public ResponseAPDU transmit(CommandAPDU command) throws CardException {
        return new ResponseAPDU(transmit(command.getBytes()));
    }

    @Override
    public int transmit(ByteBuffer command, ByteBuffer response) throws CardException {
        byte[] bytes = new byte[command.remaining()];
        command.get(bytes);
        byte[] answer = transmit(bytes);
        if (answer.length > response.remaining()) {
            throw new CardException("The answer of %d bytes does not fit the buffer".formatted(answer.length));
        }
        response.put(answer);
        return answer.length;
    }

    private byte[] transmit(byte[] command) throws CardException {
        requireOpen();
        if (number != 0 && command.length > 0) {
            command[0] = (byte) ((command[0] & ~NUMBER) | number);
        }
        return card.transmit(command);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The logical channel is closed");
        }
    }

    @Override
    public void close() throws CardException {
        if (number == 0) {
            throw new IllegalStateException("The basic channel cannot be closed");
        }
        if (!closed) {
            closed = true;
            card.transmit(new byte[] {(byte) number, 0x70, (byte) 0x80, (byte) number});
        }
    }
}
