package dev.cardmint.model.relay;

/** What one card session does to one chip. */
public enum Operation {
    /** Writes a record to a blank. */
    ISSUE,
    /** Writes a record to a blank for which a card was issued before; its issue step runs only with a reissue entry. */
    REISSUE,
    /** Authenticates the card that a new one is made for, and ends its life. */
    RETIRE,
    /** Authenticates a chip in doubt, reads it back, and finishes or starts over. */
    INSPECT;

    /** Whether it needs a blank. */
    public boolean writesBlank() {
        return this == ISSUE || this == REISSUE;
    }
}
