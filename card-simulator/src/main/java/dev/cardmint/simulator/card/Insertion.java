package dev.cardmint.simulator.card;

/**
 * One stay of a card in a reader, over which its faults are counted: it may be powered off and on meanwhile, and ends
 * when the card is pulled or torn.
 */
public final class Insertion {

    private final Faults faults;
    private int commands;
    private int macedAnswers;
    private boolean present = true;

    public Insertion(Faults faults) {
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    int countCommand() {
        return ++commands;
    }

    int countMacedAnswer() {
        return ++macedAnswers;
    }

    int commands() {
        return commands;
    }

    /** The card has left the reader, or lost its power for good. */
    public void end() {
        present = false;
    }

    /** False once the card has been pulled or torn. */
    public boolean present() {
        return present;
    }
}
