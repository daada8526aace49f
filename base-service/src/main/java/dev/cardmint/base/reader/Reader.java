package dev.cardmint.base.reader;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reader and the card in it. Every insertion has a number; when the card leaves, or answers no more, the number
 * ends and with it everything that was found out under it.
 */
public final class Reader {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);

    private final String name;
    private final ReaderDriver driver;
    private final Consumer<CardLeft> departures;
    private final ReaderThread thread;
    private final AtomicBoolean held = new AtomicBoolean();
    private final AtomicLong transmitted = new AtomicLong();

    private boolean attached = true;
    private boolean present;
    private long insertion;

    /** Only touched on the reader's thread. */
    private @Nullable CardConnection kept;

    private long keptInsertion;

    Reader(String name, ReaderDriver driver, Consumer<CardLeft> departures) {
        this.name = name;
        this.driver = driver;
        this.departures = departures;
        this.thread = new ReaderThread(name);
    }

    public String name() {
        return name;
    }

    public boolean simulated() {
        return driver.simulated();
    }

    boolean comesFrom(ReaderDriver other) {
        return driver == other;
    }

    /** Every APDU sent to a card in this reader since the base started. */
    public long apdusTransmitted() {
        return transmitted.get();
    }

    /** What the reader can be used for now. */
    public synchronized ReaderState state() {
        if (!attached || thread.stuck()) {
            return ReaderState.UNAVAILABLE;
        }
        if (held.get()) {
            return ReaderState.BUSY;
        }
        return present ? ReaderState.CARD_PRESENT : ReaderState.EMPTY;
    }

    /** Whether this insertion still lasts. */
    public synchronized boolean holds(long insertionNumber) {
        return attached && present && insertion == insertionNumber;
    }

    /**
     * Takes the card that is in the reader now, freshly reset, for exclusive use.
     *
     * @throws NoCardException if there is none, or none that answers
     * @throws ReaderBusyException if somebody else has it
     * @throws ReaderUnavailableException if the reader is not usable
     */
    public CardHold hold() {
        return hold(requireCard(), this::connectFresh);
    }

    /**
     * Takes the same card as before for exclusive use.
     *
     * @param sameInsertion the number of the insertion that an earlier hold saw
     * @throws NoCardException if that card was taken out or reset in between
     * @throws ReaderBusyException if somebody else has it
     * @throws ReaderUnavailableException if the reader is not usable
     */
    public CardHold hold(long sameInsertion) {
        if (requireCard() != sameInsertion) {
            throw anotherCard();
        }
        return hold(sameInsertion, this::connectAgain);
    }

    private CardHold hold(long number, Connecting connecting) {
        if (!held.compareAndSet(false, true)) {
            throw new ReaderBusyException(name);
        }
        try {
            return new CardHold(this, thread.call(() -> connecting.connect(number), CONNECT_LIMIT), number);
        } catch (CardTimeLimitException e) {
            thread.later(this::dropKept);
            held.set(false);
            throw new NoCardException("The card in %s does not answer. Take it out and look at it.".formatted(name));
        } catch (RuntimeException e) {
            held.set(false);
            throw e;
        }
    }

    private synchronized long requireCard() {
        if (!attached || thread.stuck()) {
            throw new ReaderUnavailableException("The reader %s is not available. Check its cable.".formatted(name));
        }
        if (!present) {
            throw new NoCardException("There is no card in %s.".formatted(name));
        }
        return insertion;
    }

    private NoCardException anotherCard() {
        return new NoCardException("The card was taken out of %s. Put it in again and start over.".formatted(name));
    }

    private CardConnection connectFresh(long number) {
        if (keptInsertion == number) {
            dropKept();
        } else {
            abandonKept();
        }
        try {
            CardConnection connection = driver.connect(name);
            beginOrDrop(connection);
            kept = connection;
            keptInsertion = number;
            return connection;
        } catch (CardUnreachableException e) {
            throw new NoCardException(
                    "The card in %s does not answer. Take it out and put it in again.".formatted(name));
        }
    }

    private CardConnection connectAgain(long number) {
        CardConnection connection = kept;
        if (connection == null || keptInsertion != number) {
            throw anotherCard();
        }
        try {
            beginOrDrop(connection);
            return connection;
        } catch (CardUnreachableException e) {
            kept = null;
            cardLost(number);
            throw anotherCard();
        }
    }

    private static void beginOrDrop(CardConnection connection) {
        try {
            connection.beginExclusive();
        } catch (CardUnreachableException e) {
            connection.abandon();
            throw e;
        }
    }

    Bytes transmit(CardConnection connection, byte[] command, Duration timeLimit) {
        try {
            return thread.call(
                    () -> {
                        transmitted.incrementAndGet();
                        return connection.transmit(command);
                    },
                    timeLimit);
        } catch (BadAnswerException e) {
            throw left(connection) ? new CardUnreachableException("The card went away in mid-command", e) : e;
        }
    }

    /** A card pulled in mid-command looks like a bad answer until the reader has noticed. */
    private boolean left(CardConnection connection) {
        try {
            return thread.call(connection::left, CONNECT_LIMIT);
        } catch (CardTimeLimitException e) {
            return true; // nothing answers any more
        }
    }

    void release(CardConnection connection, long number, boolean keep, boolean lost) {
        if (thread.stuck()) {
            thread.later(() -> end(connection, false)); // runs once the driver lets go of the card
        } else {
            endNow(connection, keep);
        }
        if (lost) {
            cardLost(number);
        }
        held.set(false);
    }

    private void endNow(CardConnection connection, boolean keep) {
        try {
            thread.call(
                    () -> {
                        end(connection, keep);
                        return connection;
                    },
                    CONNECT_LIMIT);
        } catch (CardTimeLimitException e) {
            // The thread is stuck in the driver now, and state() says so.
        }
    }

    private void end(CardConnection connection, boolean keep) {
        connection.endExclusive();
        if (!keep) {
            connection.disconnect();
            kept = null;
        }
    }

    private void abandonKept() {
        CardConnection connection = kept;
        if (connection != null) {
            kept = null;
            connection.abandon();
        }
    }

    private void dropKept() {
        CardConnection connection = kept;
        if (connection != null) {
            kept = null;
            connection.disconnect();
        }
    }

    /** The card of this insertion answers no more, whatever the driver says of a card in the reader. */
    private void cardLost(long number) {
        synchronized (this) {
            if (insertion != number) {
                return;
            }
            insertion++;
        }
        departures.accept(new CardLeft(name, number));
    }

    /** Takes down what the driver saw. */
    void seen(boolean cardPresent) {
        long ended;
        synchronized (this) {
            attached = true;
            if (cardPresent == present) {
                return;
            }
            present = cardPresent;
            ended = insertion++;
        }
        if (!cardPresent) {
            leave(ended);
        }
    }

    /** The driver does not list this reader any more. */
    void detached() {
        seen(false);
        synchronized (this) {
            attached = false;
        }
    }

    private void leave(long ended) {
        thread.later(() -> {
            if (!held.get()) {
                abandonKept();
            }
        });
        departures.accept(new CardLeft(name, ended));
    }

    void shutDown() {
        thread.later(this::dropKept);
        thread.close();
    }

    /** After {@link #shutDown}: whether the reader's thread has ended within a time. */
    boolean awaitIdle(Duration patience) throws InterruptedException {
        return thread.awaitEnd(patience);
    }

    /** Runs on the reader's thread. */
    @FunctionalInterface
    private interface Connecting {
        CardConnection connect(long insertion);
    }
}
