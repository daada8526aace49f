package dev.cardmint.center.sessions;

/** What the script that is out for a card session does; each is concluded in its own way. */
public enum Stage {
    /** Reads, under R-MAC, which chip it is; nothing is written before that is known. */
    IDENTIFY,
    /** Writes a record to a blank. */
    WRITE,
    /** Authenticates a chip in doubt and reads how far it got. */
    READ_STATUS,
    /** Deletes what is there and writes the record again. */
    START_OVER,
    /** Goes on with a writing in a further channel, on the application. */
    PERSONALIZE,
    /** Ends the authentication that showed the new keys, where that is all a card can show of a writing. */
    CONFIRM,
    /** Locks the card: only its issuer's keys work until it is unlocked, or its life ends. */
    LOCK,
    /** Unlocks the card. */
    UNLOCK,
    /** Ends the life of the card. */
    RETIRE,
    /** Deletes what is there; the record goes to another card. */
    WIPE
}
