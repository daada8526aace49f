package dev.cardmint.simulator.content;

import dev.cardmint.simulator.applications.DgiAssembler;

/** A chain of STORE DATA blocks after INSTALL [for personalization] (GPC 2.3.1, 11.11). */
final class Personalization {

    private final ApplicationInstance instance;
    private final DgiAssembler assembler = new DgiAssembler();
    private int blocks;

    Personalization(ApplicationInstance instance) {
        this.instance = instance;
    }

    ApplicationInstance instance() {
        return instance;
    }

    DgiAssembler assembler() {
        return assembler;
    }

    /** P2 of the next block; there are no more than 256 (GPC 2.3.1, 11.11.2.2). */
    int nextBlock() {
        return blocks;
    }

    boolean isFirstBlock() {
        return blocks == 0;
    }

    void countBlock() {
        blocks++;
    }
}
