package dev.cardmint.center.printing;

/** Why a printed card is not given to its holder. */
public enum RejectReason {
    FAINT,
    SMEARED,
    MISPLACED,
    SCRATCHED,
    /** Another card than the one that was issued lay in the printer. */
    WRONG_CARD,
    OTHER
}
