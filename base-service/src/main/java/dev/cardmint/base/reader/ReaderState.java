package dev.cardmint.base.reader;

/** What a reader can be used for now. */
public enum ReaderState {
    /** No card in it. */
    EMPTY,
    /** A card is in it and nobody uses it. */
    CARD_PRESENT,
    /** A recognition or a card session has the card to itself. */
    BUSY,
    /** Unplugged, its driver is down, or it still waits for a card that does not answer. */
    UNAVAILABLE
}
