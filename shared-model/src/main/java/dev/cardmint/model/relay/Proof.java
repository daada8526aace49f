package dev.cardmint.model.relay;

/** What a card has proved of what was written to it; never rounded up. */
public enum Proof {
    /** Nothing. */
    NONE,
    /** A read-back that anyone on the way could have made. */
    COMPARED,
    /** The chip received every command in order; a hidden error stays possible. */
    RECEIVED,
    /** An R-MAC on each success answer, or an authenticated read-back, verified at the center. */
    PROVED
}
