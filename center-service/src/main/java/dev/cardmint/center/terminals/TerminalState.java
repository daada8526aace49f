package dev.cardmint.center.terminals;

/** Whether a terminal may talk to the center. */
public enum TerminalState {
    ACTIVE,
    SUSPENDED
}
