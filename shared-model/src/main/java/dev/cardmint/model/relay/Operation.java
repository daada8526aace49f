package dev.cardmint.model.relay;

/** What one card session does to one chip. */
public enum Operation {
    /** Writes a record to a blank. */
    ISSUE,
    /** Authenticates a chip in doubt, reads it back, and finishes or starts over. */
    INSPECT
}
