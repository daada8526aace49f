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
     * @throws dev.cardmint.model.apdu.CardUnreachableException if no response came back
     */
    Bytes transmit(byte[] command);

    /** Resets the card and lets go of it; says nothing if it is gone. */
    void disconnect();
}
