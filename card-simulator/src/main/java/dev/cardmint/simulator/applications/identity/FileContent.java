package dev.cardmint.simulator.applications.identity;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.ApplicationMemory;
import org.jspecify.annotations.Nullable;

/** What is in a file: its bytes, or its records one after the other. */
final class FileContent {

    private FileContent() {}

    static Bytes of(ElementaryFile file, ApplicationMemory memory) {
        if (file.isTransparent()) {
            return orNothing(memory.read(file.grouping()));
        }
        Bytes all = Bytes.EMPTY;
        for (int record = 1; record <= file.records(); record++) {
            all = all.concat(orNothing(memory.read(file.grouping(record))));
        }
        return all;
    }

    private static Bytes orNothing(@Nullable Bytes content) {
        return content == null ? Bytes.EMPTY : content;
    }
}
