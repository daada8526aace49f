package dev.cardmint.center.requests;

/** What is to become of the lines of a file. */
public enum ImportMode {
    /** Nothing: the answer says what would become of them. */
    PREVIEW,
    /** All of them become card requests, or none does. */
    ALL,
    /** The good ones become card requests; the others are named. */
    GOOD_LINES
}
