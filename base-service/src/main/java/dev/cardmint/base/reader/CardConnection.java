package dev.cardmint.base.reader;

import dev.cardmint.model.bytes.Bytes;

/** A powered card; every method belongs to the reader's own thread. */
public interface CardConnection {

    /** The answer to reset (ISO/IEC 7816-3, 8.2). */
    Bytes atr();

    /**
     * Keeps every other program from the card (PC/SC: SCardBeginTransaction).
     *
     * @throws dev.cardmint.model.apdu.CardUnreachableException if the card was removed or reset since it was connected
     */
    void beginExclusive();

    void endExclusive();

    /**
     * Sends one command as it is given, exactly once, and returns the response APDU.
     *
     * @throws dev.cardmint.model.apdu.CardUnreachableException if the card or its reader went away
     * @throws BadAnswerException if the reader reported an error, or what came back is no response APDU: {@link #left}
     *     tells whether the card is still there
     */
    Bytes transmit(byte[] command);

    /** Whether the card has left the reader; waits as long as a reader may take to notice. */
    boolean left();

    /** Resets the card, if it is still there, and lets go of it; says nothing if it is gone. */
    void disconnect();

    /** Lets go of a card that has left, and does nothing to the one that may be in the reader now. */
    void abandon();
}
