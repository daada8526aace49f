package dev.cardmint.center.terminals;

/** What a terminal is for. */
public enum TerminalKind {
    /** A base: a reader, a clerk, and cards to write. */
    BASE,
    /** A desk without readers, where a second person decides. */
    OFFICE,
    /** A customer's system that orders cards. */
    CUSTOMER
}
