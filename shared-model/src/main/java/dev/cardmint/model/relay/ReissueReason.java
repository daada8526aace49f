package dev.cardmint.model.relay;

import java.util.Locale;

/** Why a card is made again for the same holder. */
public enum ReissueReason {
    /** The card works badly, or looks it. */
    DAMAGED,
    /** The holder does not have it, and nobody knows who does. */
    LOST,
    /** Somebody else has it. */
    STOLEN,
    /** Its time is over, or soon will be. */
    EXPIRED,
    /** The holder gets a better one. */
    UPGRADED;

    /** Whether the holder cannot bring the old card. */
    public boolean isWithoutCard() {
        return this == LOST || this == STOLEN;
    }

    /** The name in profiles: small letters. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
