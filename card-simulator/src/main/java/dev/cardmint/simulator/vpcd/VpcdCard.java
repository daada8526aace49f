package dev.cardmint.simulator.vpcd;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.CardImageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A card in a virtual reader of vsmartcard's vpcd driver, from {@link #insert} to {@link #remove}. When the PC/SC
 * service ends, the card stays: it is without power until the reader is there again. It is served by one thread of its
 * own.
 */
public final class VpcdCard implements AutoCloseable {

    /** Where the driver listens for the card of its first reader unless its settings say otherwise. */
    public static final int DEFAULT_PORT = 35963;

    private static final int POWER_OFF = 0;
    private static final int POWER_ON = 1;
    private static final int RESET = 2;
    private static final int GET_ATR = 4;
    private static final int COMMAND = -1;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final CardContacts card;
    private final InetSocketAddress reader;
    private final VpcdEvents events;
    private final boolean acknowledgesAtOnce;
    private final CountDownLatch seen = new CountDownLatch(1);
    private final CountDownLatch out = new CountDownLatch(1);
    private final Thread thread;
    private volatile VpcdConnection connection;
    private volatile @Nullable String lost;
    private volatile int commands;

    private VpcdCard(CardContacts card, InetSocketAddress reader, VpcdEvents events) throws IOException {
        this.card = card;
        this.reader = reader;
        this.events = events;
        connection = VpcdConnection.open(reader);
        acknowledgesAtOnce = connection.acknowledgesAtOnce();
        thread = new Thread(this::stay, "vpcd-card-" + reader.getPort());
        thread.setDaemon(true);
    }

    /**
     * Puts a card into a reader. The reader looks for a card several times a second: {@link #awaitSeen} waits for that.
     *
     * @param reader where the driver listens for the card of one of its readers
     * @throws IOException if nobody listens there
     */
    public static VpcdCard insert(CardContacts card, InetSocketAddress reader) throws IOException {
        return insert(card, reader, VpcdEvents.NONE);
    }

    /** Puts a card into a reader and tells what happens to it. */
    public static VpcdCard insert(CardContacts card, InetSocketAddress reader, VpcdEvents events) throws IOException {
        VpcdCard inserted = new VpcdCard(card, reader, events);
        inserted.thread.start();
        return inserted;
    }

    /** Waits until the reader has seen the card for the first time; false if it has not in this time. */
    public boolean awaitSeen(Duration patience) throws InterruptedException {
        return seen.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Waits until the card is out of the reader.
     *
     * @return why it left by itself, in one line, or {@code null} if it was removed
     */
    public @Nullable String awaitOut() throws InterruptedException {
        thread.join();
        return lost;
    }

    /** Whether the card has not been removed and has not lost its power for good. */
    public boolean present() {
        return out.getCount() > 0;
    }

    /** Commands that reached the card since it was inserted. */
    public int commands() {
        return commands;
    }

    /**
     * Whether this machine can acknowledge what the driver sends at once; otherwise a command takes some 40 ms more.
     */
    public boolean acknowledgesAtOnce() {
        return acknowledgesAtOnce;
    }

    /** Takes the card out: the reader reports that it is gone. The command that the card is at is finished first. */
    public void remove() {
        out.countDown();
        connection.close();
        boolean interrupted = false;
        while (thread != Thread.currentThread() && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        remove();
    }

    private void stay() {
        try {
            serve();
            while (present()) {
                events.readerLost();
                if (reconnect()) {
                    serve();
                }
            }
        } finally {
            out.countDown();
            connection.close();
        }
    }

    /** Answers until the reader or the card is gone. */
    private void serve() {
        try (VpcdConnection current = connection) {
            boolean known = false;
            while (present()) {
                Bytes message = current.read();
                known |= answer(current, message, known);
            }
        } catch (CardUnreachableException | CardImageException e) {
            lost = present() ? e.getMessage() : null;
            out.countDown();
        } catch (IOException e) {
            // The reader is gone, and with it the card's power.
        }
        if (present()) {
            card.reset(); // a card that is out is somebody else's already
        }
    }

    /** Whether the message shows that the reader knows of the card. */
    private boolean answer(VpcdConnection current, Bytes message, boolean known) throws IOException {
        switch (message.size() == 1 ? message.unsigned(0) : COMMAND) {
            case POWER_OFF, POWER_ON, RESET -> card.reset();
            case GET_ATR -> {
                current.write(card.atr());
                if (!known) {
                    seen.countDown();
                    events.seen();
                }
                return true;
            }
            default -> current.write(answer(message));
        }
        return false;
    }

    private Bytes answer(Bytes command) {
        int number = commands + 1;
        commands = number;
        events.before(number, command);
        if (!present()) {
            throw new CardUnreachableException("The card was pulled");
        }
        Bytes answer = card.transmit(command);
        events.after(number, command, answer);
        return answer;
    }

    /** Tries until the reader is there or the card is removed. */
    private boolean reconnect() {
        Duration pause = FIRST_PAUSE;
        while (!isOutWithin(pause)) {
            try {
                connection = VpcdConnection.open(reader);
                return present();
            } catch (IOException e) {
                Duration twice = pause.multipliedBy(2);
                pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
            }
        }
        return false;
    }

    private boolean isOutWithin(Duration pause) {
        try {
            return out.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return false; // nobody has reason to: only remove() ends the card's stay
        }
    }
}
