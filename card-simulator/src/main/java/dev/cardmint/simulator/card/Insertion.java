package dev.cardmint.simulator.card;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.transmission.Latency;
import dev.cardmint.simulator.transmission.Waiting;

/**
 * One stay of a card in a reader, over which its faults are counted: it may be powered off and on meanwhile, and ends
 * when the card is pulled or torn.
 */
public final class Insertion {

    private final Faults faults;
    private final Latency latency;
    private final Waiting waiting;
    private int commands;
    private int macedAnswers;
    private boolean present = true;

    /** With a card that takes no time. */
    public Insertion(Faults faults) {
        this(faults, Latency.NONE, time -> {});
    }

    /** With a card whose commands take time, which passes before their answers are given. */
    public Insertion(Faults faults, Latency latency, Waiting waiting) {
        this.faults = faults;
        this.latency = latency;
        this.waiting = waiting;
    }

    Faults faults() {
        return faults;
    }

    void passTime(Bytes command, ResponseApdu answer, boolean beyondFreeTries) {
        waiting.pass(latency.of(command, answer.encode(), beyondFreeTries));
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
