package dev.cardmint.model.disposal;

/** How a card's life had come to its end before it was to be destroyed. */
public enum LifeEnd {
    /** The chip proved that its life has ended. */
    RETIRED_PROVED,
    /** The chip took the command that ends its life; its kind cannot prove more. */
    RETIRED_UNPROVED,
    /** It was wiped and is of no use. */
    SPOILED,
    /** Two people declared that it can be asked no more. */
    DECLARED_DEAD
}
