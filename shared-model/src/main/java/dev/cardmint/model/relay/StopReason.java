package dev.cardmint.model.relay;

/** Why a base stopped sending a script. */
public enum StopReason {
    /** Every command was answered with success. */
    COMPLETED,
    /** The last answer's status word does not count as success. */
    UNEXPECTED_STATUS,
    /** The last answer counts as success, but it is not the one that the script was made for. */
    UNEXPECTED_ANSWER,
    /** A command was sent and not answered within its time limit. */
    TIME_LIMIT,
    /** The card or its reader went away. */
    CARD_GONE,
    /** The link is slower than the reader's idle limit: nothing of this script was sent. */
    LINK_TOO_SLOW,
    /** A command was sent, the card is still there, but the reader reported an error or no response APDU came back. */
    BAD_ANSWER
}
