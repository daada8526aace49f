package dev.cardmint.simulator.content;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.DgiAssembler;
import dev.cardmint.simulator.registry.ApplicationInstance;

/** A chain of STORE DATA blocks after INSTALL [for personalization] (GPC 2.3.1, 11.11). */
final class Personalization {

    private final ApplicationInstance instance;
    private final DgiAssembler assembler = new DgiAssembler();
    private Bytes collected = Bytes.EMPTY;
    private int blocks;
    private int structure;

    Personalization(ApplicationInstance instance) {
        this.instance = instance;
    }

    ApplicationInstance instance() {
        return instance;
    }

    DgiAssembler assembler() {
        return assembler;
    }

    /** Adds a block that is no part of a data grouping; answers everything that came so far. */
    Bytes collect(Bytes block) {
        collected = collected.concat(block);
        return collected;
    }

    Bytes collected() {
        return collected;
    }

    /** P2 of the next block; there are no more than 256 (GPC 2.3.1, 11.11.2.2). */
    int nextBlock() {
        return blocks;
    }

    boolean isFirstBlock() {
        return blocks == 0;
    }

    /** The data structure of the blocks before. */
    int structure() {
        return structure;
    }

    void countBlock(int structureOfBlock) {
        blocks++;
        structure = structureOfBlock;
    }
}
