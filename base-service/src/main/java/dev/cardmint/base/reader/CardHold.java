package dev.cardmint.base.reader;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;

/** Exclusive access to the card in one reader, from {@code hold} to {@code close}; belongs to one thread at a time. */
public final class CardHold implements AutoCloseable {

    private final Reader reader;
    private final CardConnection connection;
    private final long insertion;
    private boolean keepsConnection;
    private boolean lost;

    CardHold(Reader reader, CardConnection connection, long insertion) {
        this.reader = reader;
        this.connection = connection;
        this.insertion = insertion;
    }

    public String reader() {
        return reader.name();
    }

    /** The number of this insertion: another card, or the same card put in again, has another one. */
    public long insertion() {
        return insertion;
    }

    public Bytes atr() {
        return connection.atr();
    }

    /** APDUs sent to any card in this reader since the base started. */
    public long apdusTransmitted() {
        return reader.apdusTransmitted();
    }

    /**
     * Sends one command as it is given, exactly once, and returns the response APDU, status word included.
     *
     * @throws CardUnreachableException if the card or its reader went away; the card may or may not have acted
     * @throws BadAnswerException if the card is still there, but no response APDU came back; it may or may not have
     *     acted
     * @throws CardTimeLimitException if no answer came in time; the card is reset as soon as the reader lets go of it
     */
    public Bytes transmit(byte[] command, Duration timeLimit) {
        if (lost) {
            throw new CardUnreachableException("The card was lost before");
        }
        try {
            return reader.transmit(connection, command, timeLimit);
        } catch (CardUnreachableException | BadAnswerException | CardTimeLimitException e) {
            lost = true;
            throw e;
        }
    }

    /** Leaves the card powered on close, so that a later hold can tell whether it was taken out in between. */
    public void keepConnection() {
        keepsConnection = true;
    }

    /** Ends exclusive access and, unless told to keep it, resets the card and lets go of it. */
    @Override
    public void close() {
        reader.release(connection, insertion, keepsConnection && !lost, lost);
    }
}
