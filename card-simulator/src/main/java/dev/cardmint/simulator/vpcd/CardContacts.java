package dev.cardmint.simulator.vpcd;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;

/** What a reader can do with a card (ISO/IEC 7816-3): give and take its power, and pass bytes. */
public interface CardContacts {

    /** Answer to reset (ISO/IEC 7816-3, 8.2). */
    Bytes atr();

    /** Power off, power on or reset: afterwards the card is as after an insertion, but for what it stores. */
    void reset();

    /**
     * Passes one command to the card as it came, whatever it is, and takes its answer.
     *
     * @throws CardUnreachableException if the card loses its power now; it leaves the reader
     */
    Bytes transmit(Bytes command);
}
