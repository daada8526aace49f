package dev.cardmint.center.cards;

import java.util.Locale;

/** Where a chip stands in the center's books. */
public enum ChipState {
    /** A blank that can be written. */
    STOCK,
    /** A blank set aside for a record. */
    RESERVED,
    /** A script for it has left the center. */
    WRITING,
    /** It may or may not carry its record; only it can tell. */
    IN_DOUBT,
    /** It carries its record, as far as its kind can show. */
    LIVE,
    /** It carries its record and is not to be used for now. */
    SUSPENDED,
    /** Its life was ended through an authenticated command. */
    RETIRED,
    /** Unusable, waiting for destruction. */
    SPOILED,
    /** Two people declared it destroyed. */
    DESTROYED;

    /** For a clerk. */
    public String inWords() {
        return switch (this) {
            case STOCK, RESERVED -> "a blank card from stock";
            case WRITING, IN_DOUBT -> "a card whose writing was not finished";
            case LIVE -> "a card that has been issued";
            case SUSPENDED -> "an issued card that is suspended";
            case RETIRED -> "a card whose life has been ended";
            case SPOILED -> "a spoiled card waiting for destruction";
            case DESTROYED -> "a card that was declared destroyed";
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
