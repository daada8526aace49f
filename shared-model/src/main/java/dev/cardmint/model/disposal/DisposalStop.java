package dev.cardmint.model.disposal;

/** Why a card was not destroyed after all; it goes on waiting. */
public enum DisposalStop {
    /** The unit has jammed, the card perhaps in it. */
    JAMMED,
    /** The unit's bin is full; it did not begin. */
    FULL,
    /** The unit found another card than the one that it was to destroy. */
    OTHER_CARD,
    /** The unit did not say what it did. */
    NO_ANSWER
}
