package dev.cardmint.model.disposal;

/** How a card is destroyed. */
public enum DisposalMethod {
    /** By a person's hands; a second person confirms it. */
    MANUAL,
    /** By a unit that a program on the base's machine drives. */
    COMMAND,
    /** By a unit on the local network. */
    HTTP,
    /** Not at all: a drill's cards are files. */
    SIMULATED
}
