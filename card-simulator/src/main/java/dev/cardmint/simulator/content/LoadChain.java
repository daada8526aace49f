package dev.cardmint.simulator.content;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.loadfile.IncomingLoadFile;
import dev.cardmint.simulator.loadfile.LoadFile;
import org.jspecify.annotations.Nullable;

/** LOAD commands after INSTALL [for load], up to the end of a combined process (GPC 2.3.1, 9.3.5 and 9.3.8). */
final class LoadChain {

    private final Aid loadFile;
    private final Bytes hash;
    private final boolean combined;
    private final IncomingLoadFile incoming = new IncomingLoadFile();
    private int blocks;
    private @Nullable LoadFile arrived;

    /** An empty hash means that none was given. */
    LoadChain(Aid loadFile, Bytes hash, boolean combined) {
        this.loadFile = loadFile;
        this.hash = hash;
        this.combined = combined;
    }

    Aid loadFile() {
        return loadFile;
    }

    Bytes hash() {
        return hash;
    }

    /** Whether the load file stays only if its application is installed, too. */
    boolean isCombined() {
        return combined;
    }

    IncomingLoadFile incoming() {
        return incoming;
    }

    /** P2 of the next block. */
    int nextBlock() {
        return blocks;
    }

    void countBlock() {
        blocks++;
    }

    /** The checked load file of a combined process, which waits for its last INSTALL. */
    @Nullable
    LoadFile arrived() {
        return arrived;
    }

    void arrived(LoadFile file) {
        arrived = file;
    }
}
