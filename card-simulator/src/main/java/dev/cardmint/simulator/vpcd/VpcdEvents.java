package dev.cardmint.simulator.vpcd;

import dev.cardmint.model.bytes.Bytes;

/**
 * Told what happens to a card in a virtual reader, on the card's own thread: what a method here does happens before the
 * card goes on, so that a test can pull the card or end the PC/SC service exactly where it wants to.
 */
public interface VpcdEvents {

    /** Nobody listens. */
    VpcdEvents NONE = new VpcdEvents() {};

    /** The reader sees the card: it has asked for the answer to reset, the first time since the connection was made. */
    default void seen() {}

    /**
     * A command has arrived and the card has not begun with it.
     *
     * @param number counted from 1 since the card was inserted
     */
    default void before(int number, Bytes command) {}

    /** The card has answered and the reader has not got the answer yet. */
    default void after(int number, Bytes command, Bytes answer) {}

    /** The reader has gone, the card stays where it is and waits for it. */
    default void readerLost() {}
}
