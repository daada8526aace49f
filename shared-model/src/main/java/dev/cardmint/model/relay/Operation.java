package dev.cardmint.model.relay;

/** What one card session does to one chip. */
public enum Operation {
    /** Writes a record to a blank. */
    ISSUE,
    /** Writes a record to a blank for which a card was issued before; its issue step runs only with a reissue entry. */
    REISSUE,
    /** Authenticates the card that a new one is made for, and ends its life. */
    RETIRE,
    /** Authenticates the card that a new one is made for, and locks it; RETIRE comes after the new one. */
    LOCK,
    /** Authenticates a card that was locked, unlocks it, and gives up making a new one. */
    UNLOCK,
    /** Authenticates a chip in doubt, reads it back, and finishes or starts over. */
    INSPECT;

    /** Whether it needs a blank. */
    public boolean writesBlank() {
        return this == ISSUE || this == REISSUE;
    }

    /** Whether it is about the card that a new one is made for. */
    public boolean isOfOldCard() {
        return this == RETIRE || this == LOCK || this == UNLOCK;
    }
}
