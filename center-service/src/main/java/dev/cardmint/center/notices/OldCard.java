package dev.cardmint.center.notices;

import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.ChipState;

/** What became of the card that a new one replaces. */
public enum OldCard {
    /** It proved that its life is over. */
    ENDED,
    /** It proved that it is locked; its life ends after the new one was issued. */
    LOCKED,
    /** It is on the blocked list. */
    BLOCKED,
    /** Two people declared it destroyed. */
    DESTROYED;

    static OldCard of(Chip chip) {
        if (chip.state() == ChipState.DESTROYED) {
            return DESTROYED;
        }
        if (chip.blocked()) {
            return BLOCKED;
        }
        return chip.isSuspended() ? LOCKED : ENDED;
    }
}
