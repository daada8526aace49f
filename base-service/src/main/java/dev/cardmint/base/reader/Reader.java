package dev.cardmint.base.reader;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reader and the card in it. Every insertion has a number; when the card leaves, or answers no more, the number
 * ends and with it everything that was found out under it.
 */
public final class Reader {

    /** A card may take seconds to power up, and a connection waits for other programs' transactions. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    /** Other programs have a look at a card that was just put in; one that takes longer keeps it. */
    private static final Duration BEGIN_LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final ReaderDriver driver;
    private final Consumer<CardLeft> departures;
    private final ReaderThread thread;
    private final ReaderHistory history;
    private final KeptConnection kept;
    private final AtomicBoolean held = new AtomicBoolean();
    private final AtomicLong transmitted = new AtomicLong();

    private boolean attached = true;
    private @Nullable String detachedReason;
    private @Nullable Bytes atr;
    private boolean present;
    private long insertion;

    Reader(String name, ReaderDriver driver, Consumer<CardLeft> departures, Clock clock) {
        this.name = name;
        this.driver = driver;
        this.departures = departures;
        this.thread = new ReaderThread(name);
        this.kept = new KeptConnection(driver, name);
        this.history = new ReaderHistory(clock);
    }

    public String name() {
        return name;
    }

    public boolean simulated() {
        return driver.simulated();
    }

    /** The name of the driver that it comes from. */
    public String driver() {
        return driver.name();
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

    /** How it is, with what is remembered of it. */
    public synchronized ReaderStatus status() {
        ReaderState state = state();
        history.saw(state);
        return new ReaderStatus(
                state,
                history.since(),
                state == ReaderState.UNAVAILABLE ? unavailability() : null,
                present ? insertion : null,
                present ? atr : null,
                driver.serialNumber(name),
                history.lastFailure());
    }

    private synchronized String unavailability() {
        return attached
                ? "The reader %s still waits for a card. Take the card out; if that does not help, unplug the reader."
                        .formatted(name)
                : Objects.requireNonNullElse(detachedReason, "The reader %s is unplugged.".formatted(name));
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
        return hold(requireCard(), kept::fresh);
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
            throw ReaderBusyException.byThisBase(name);
        }
        try {
            CardConnection connection = thread.call(() -> connecting.connect(number), CONNECT_LIMIT);
            begin(connection, number);
            return new CardHold(this, connection, number);
        } catch (CardTimeLimitException e) {
            throw notHeld("The card did not answer to its reset, or another program used it.", e, silent());
        } catch (CardInUseException e) {
            throw notHeld("Another program uses the card.", e, ReaderBusyException.byAnotherProgram(name));
        } catch (CardUnreachableException e) {
            throw notHeld("The card cannot be powered.", e, unpowered());
        } catch (RuntimeException e) {
            held.set(false);
            throw e;
        }
    }

    private RuntimeException notHeld(String what, RuntimeException cause, RuntimeException forTheClerk) {
        history.failed(what, cause);
        thread.later(kept::drop);
        held.set(false);
        return forTheClerk;
    }

    private void begin(CardConnection connection, long number) {
        try {
            thread.call(
                    () -> {
                        connection.beginExclusive();
                        return connection;
                    },
                    BEGIN_LIMIT);
        } catch (CardTimeLimitException e) {
            throw new CardInUseException(e);
        } catch (CardUnreachableException e) {
            history.failed("The card was taken out or reset by another program.", e);
            thread.later(kept::abandon);
            cardLost(number);
            throw anotherCard();
        }
        synchronized (this) {
            atr = connection.atr();
        }
    }

    private synchronized long requireCard() {
        if (!attached || thread.stuck()) {
            throw new ReaderUnavailableException(unavailability());
        }
        if (!present) {
            throw new NoCardException("There is no card in %s.".formatted(name));
        }
        return insertion;
    }

    private NoCardException silent() {
        return new NoCardException(("The card in %s does not answer, or another program uses it."
                        + " Close other programs, or take the card out and look at it.")
                .formatted(name));
    }

    private NoCardException unpowered() {
        return new NoCardException(
                "The card in %s does not answer. Take it out and put it in again: one card only, the right way round."
                        .formatted(name));
    }

    private NoCardException anotherCard() {
        return new NoCardException(
                "The card was taken out of %s, or another program has reset it. Start over with it.".formatted(name));
    }

    private CardConnection connectAgain(long number) {
        CardConnection connection = kept.to(number);
        if (connection == null) {
            throw anotherCard();
        }
        return connection;
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
            throw left(connection)
                    ? failed(new CardUnreachableException("The card went away in mid-command", e))
                    : failed(e);
        } catch (CardUnreachableException | CardTimeLimitException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(RuntimeException failure) {
        history.failed(String.valueOf(failure.getMessage()), failure.getCause());
        return failure;
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
            kept.drop();
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
            boolean changed = cardPresent != present;
            present = cardPresent;
            history.saw(state());
            if (!changed) {
                return;
            }
            atr = null;
            ended = insertion++;
        }
        if (!cardPresent) {
            leave(ended);
        }
    }

    /**
     * The driver does not list this reader any more.
     *
     * @param reason what is wrong with the driver, or {@code null} if nothing is
     */
    void detached(@Nullable String reason) {
        seen(false);
        synchronized (this) {
            if (attached && held.get()) {
                history.failed("The reader went away while a card was in use.", null);
            }
            attached = false;
            detachedReason = reason;
            history.saw(state());
        }
    }

    private void leave(long ended) {
        thread.later(() -> {
            if (!held.get()) {
                kept.abandon();
            }
        });
        departures.accept(new CardLeft(name, ended));
    }

    void shutDown() {
        thread.later(kept::drop);
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
