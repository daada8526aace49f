package dev.cardmint.base.testing.vpcd;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.vpcd.CardContacts;
import dev.cardmint.simulator.vpcd.VpcdCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A card for a virtual reader that counts what reaches it and answers as a test says, wrong answers included. */
public final class VirtualCard implements CardContacts {

    /** Speaks T=1 only, as extended lengths need it. */
    public static final Bytes ATR = Bytes.ofHex("3B800181");

    /** What the card says to a command. */
    @FunctionalInterface
    public interface Behaviour {

        /** The bytes that go back, a response APDU or not; {@code null} takes the card out. */
        @Nullable
        Bytes answer(String command) throws InterruptedException;
    }

    private final Behaviour behaviour;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger resets = new AtomicInteger();

    public VirtualCard(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Puts it into the reader that listens at a port; closing takes it out. */
    public VpcdCard insert(int port) {
        try {
            return VpcdCard.insert(this, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every command that reached the card, in hexadecimal. */
    public List<String> received() {
        return List.copyOf(received);
    }

    /** How often its power was given or taken, or it was reset. */
    public int resets() {
        return resets.get();
    }

    @Override
    public Bytes atr() {
        return ATR;
    }

    @Override
    public void reset() {
        resets.incrementAndGet();
    }

    @Override
    public Bytes transmit(Bytes command) {
        received.add(command.toHex());
        Bytes answer;
        try {
            answer = behaviour.answer(command.toHex());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (answer == null) {
            throw new CardUnreachableException("Taken out in mid-command");
        }
        return answer;
    }
}
