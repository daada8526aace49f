package dev.cardmint.simulator.cap;

import static dev.cardmint.simulator.cap.MalformedCapException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;

/** Reads one component from front to end, big-endian; running out of it is an error. */
final class ComponentReader {

    private static final int SHORTEST_AID = 5;
    private static final int LONGEST_AID = 16;

    private final String name;
    private final Bytes content;
    private int at;

    ComponentReader(String name, Bytes content) {
        this.name = name;
        this.content = content;
    }

    int u1() {
        return bytes(1).unsigned(0);
    }

    int u2() {
        return u1() << 8 | u1();
    }

    long u4() {
        return (long) u2() << 16 | u2();
    }

    Bytes bytes(int count) {
        unless(count <= content.size() - at, name + " is cut off");
        at += count;
        return content.slice(at - count, at);
    }

    /** An AID after its length. */
    Aid aid() {
        int length = u1();
        unless(length >= SHORTEST_AID && length <= LONGEST_AID, "An AID in %s has %d bytes".formatted(name, length));
        return new Aid(bytes(length));
    }

    int left() {
        return content.size() - at;
    }

    void requireEnd() {
        unless(left() == 0, "%d bytes after the end of %s".formatted(left(), name));
    }
}
