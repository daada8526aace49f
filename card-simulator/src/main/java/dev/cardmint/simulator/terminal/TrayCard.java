package dev.cardmint.simulator.terminal;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.card.CardImageException;
import javax.smartcardio.ATR;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import org.jspecify.annotations.Nullable;

/** One connection to a simulated card; disconnecting takes its power. */
final class TrayCard extends Card {

    private static final int SHORTEST = 4;
    private static final byte[] OPEN_CHANNEL = {0x00, 0x70, 0x00, 0x00, 0x01};
    private static final int CHANNEL_OPENED = 3;

    private final Slot.PoweredCard powered;
    private final ATR atr;
    private final CardChannel channel = new TrayChannel(this, 0);
    private @Nullable Thread owner;
    private boolean connected = true;

    TrayCard(Slot.PoweredCard powered) {
        this.powered = powered;
        atr = new ATR(powered.card().atr().toByteArray());
    }

    @Override
    public ATR getATR() {
        return atr;
    }

    @Override
    public String getProtocol() {
        return powered.card().protocol() == Protocol.T0 ? "T=0" : "T=1";
    }

    @Override
    public CardChannel getBasicChannel() {
        requireConnected();
        return channel;
    }

    @Override
    public CardChannel openLogicalChannel() throws CardException {
        byte[] answer = transmit(OPEN_CHANNEL);
        if (answer.length != CHANNEL_OPENED) {
            throw new CardException("The card opens no logical channel");
        }
        return new TrayChannel(this, answer[0]);
    }

    @Override
    public synchronized void beginExclusive() throws CardException {
        requireConnected();
        if (owner != null) {
            throw new CardException("The card is held exclusively already");
        }
        owner = Thread.currentThread();
    }

    @Override
    public synchronized void endExclusive() {
        requireConnected();
        if (owner != Thread.currentThread()) {
            throw new IllegalStateException("This thread does not hold the card");
        }
        owner = null;
    }

    @Override
    public byte[] transmitControlCommand(int controlCode, byte[] command) throws CardException {
        throw new CardException("The reader has no control commands");
    }

    @Override
    public synchronized void disconnect(boolean reset) throws CardException {
        requireOwner();
        if (connected) {
            connected = false;
            powered.off();
        }
    }

    /** Sends exactly these bytes, once. */
    synchronized byte[] transmit(byte[] command) throws CardException {
        requireConnected();
        requireOwner();
        if (command.length < SHORTEST) {
            throw new IllegalArgumentException("A command APDU has at least 4 bytes");
        }
        try {
            return powered.checked().transmit(Bytes.copyOf(command)).encode().toByteArray();
        } catch (CardUnreachableException | CardImageException e) {
            throw new CardException(e.getMessage(), e);
        }
    }

    private void requireOwner() throws CardException {
        if (owner != null && owner != Thread.currentThread()) {
            throw new CardException("Another thread holds the card");
        }
    }

    private synchronized void requireConnected() {
        if (!connected) {
            throw new IllegalStateException("The card is disconnected");
        }
    }
}
