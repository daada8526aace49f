package dev.cardmint.center.loadfiles;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;

/** Reads the items of a component, big-endian; strict about the end. */
final class ComponentReader {

    private final String name;
    private final Bytes content;
    private int at;

    ComponentReader(String name, Bytes content) {
        this.name = name;
        this.content = content;
    }

    boolean hasMore() {
        return at < content.size();
    }

    int u1() {
        return bytes(1).unsigned(0);
    }

    int u2() {
        return u1() << 8 | u1();
    }

    Bytes bytes(int count) {
        if (count > content.size() - at) {
            throw malformed("is cut off");
        }
        at += count;
        return content.slice(at - count, at);
    }

    /** Length(1) ‖ AID. */
    Aid aid() {
        try {
            return new Aid(bytes(u1()));
        } catch (IllegalArgumentException e) {
            throw new MalformedCapFileException(name + " has an AID that is none: " + e.getMessage(), e);
        }
    }

    void end() {
        if (hasMore()) {
            throw malformed("goes on after its end");
        }
    }

    MalformedCapFileException malformed(String what) {
        return new MalformedCapFileException(name + " " + what);
    }
}
