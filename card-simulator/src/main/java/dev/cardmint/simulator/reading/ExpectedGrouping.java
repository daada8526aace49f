package dev.cardmint.simulator.reading;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;

/**
 * What a data grouping should hold.
 *
 * @param identifier DGI, two bytes
 * @param content all of it; empty if it cannot be known from outside
 * @param objects the primitive data objects in it
 * @param keys number of keys if this holds check values of generated keys, otherwise 0
 * @param picture whether the content is an image that may be compressed in another way
 */
record ExpectedGrouping(
        int identifier,
        String name,
        boolean secret,
        Bytes content,
        List<ExpectedObject> objects,
        int keys,
        boolean picture) {

    static ExpectedGrouping picture(int identifier, String name, Bytes content) {
        return new ExpectedGrouping(identifier, name, false, content, List.of(), 0, true);
    }

    /**
     * A primitive data object.
     *
     * @param path tags from the outermost object to this one
     */
    record ExpectedObject(String name, List<Integer> path, Bytes value) {}
}
