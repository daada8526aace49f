package dev.cardmint.simulator.reading;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;

/**
 * What a file of a file-system card should hold.
 *
 * @param path file identifiers from below the master file
 * @param record number of the record that is meant, or 0 for a transparent file
 * @param content all of it, without what fills the file up; empty if it cannot be known from outside
 */
record ExpectedFile(List<Integer> path, int record, ExpectedGrouping content) {

    ExpectedFile {
        path = List.copyOf(path);
    }

    /** What the card gave without the zeros that fill a file up, or as it is if it is anything else. */
    Bytes withoutFilling(Bytes actual) {
        int size = content.content().size();
        for (int i = size; i < actual.size(); i++) {
            if (actual.unsigned(i) != 0) {
                return actual;
            }
        }
        return actual.size() < size ? actual : actual.slice(0, size);
    }
}
