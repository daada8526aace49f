package dev.cardmint.center.profiles.filesystem;

/** How a card takes records into a new file. */
public enum RecordWriting {
    /** One after the other: APPEND RECORD. */
    APPEND,
    /** The file has them from the beginning, empty: UPDATE RECORD. */
    UPDATE
}
