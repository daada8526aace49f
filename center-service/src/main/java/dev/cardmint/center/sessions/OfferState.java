package dev.cardmint.center.sessions;

/** What became of an offer. */
public enum OfferState {
    /** Not used yet. Expired in this state, it counts as an authentication that was perhaps begun. */
    OPEN,
    /** Given back before INITIALIZE UPDATE was sent. */
    WITHDRAWN,
    /** The card refused before an authentication began. */
    REFUSED,
    /** A card session was opened with it; whether the card authenticated is not known yet. */
    USED,
    /** INITIALIZE UPDATE was sent and the authentication failed or was not finished. */
    UNFINISHED,
    /** The card authenticated the center: a MAC of this channel was verified. */
    AUTHENTICATED
}
