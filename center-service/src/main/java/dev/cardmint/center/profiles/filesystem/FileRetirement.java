package dev.cardmint.center.profiles.filesystem;

/** How the life of a card with files ends. */
public enum FileRetirement {
    /** What it holds of its record is overwritten with zeros and read back; its number stays, so that it is known. */
    OVERWRITE,
    /** The same, then TERMINATE CARD USAGE (ISO/IEC 7816-9), after which it answers nothing. */
    OVERWRITE_AND_TERMINATE;

    /** Whether the card's use is terminated besides. */
    public boolean terminates() {
        return this == OVERWRITE_AND_TERMINATE;
    }
}
