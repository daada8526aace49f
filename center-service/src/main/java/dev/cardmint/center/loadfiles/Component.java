package dev.cardmint.center.loadfiles;

import dev.cardmint.model.bytes.Bytes;

/** One component: tag(1) ‖ size(2) ‖ info (JCVM 3.1, 6.2). */
record Component(ComponentKind kind, Bytes info) {

    static final int HEAD = 3;
    static final int MOST_BYTES = HEAD + 0xFFFF;

    static Component parse(ComponentKind kind, Bytes file) {
        var in = new ComponentReader(kind.toString(), file);
        int tag = in.u1();
        if (tag != kind.tag()) {
            throw in.malformed("has tag %d, not %d".formatted(tag, kind.tag()));
        }
        Bytes info = in.bytes(in.u2());
        in.end();
        return new Component(kind, info);
    }

    ComponentReader read() {
        return new ComponentReader(kind.toString(), info);
    }

    Bytes encode() {
        return Bytes.of(kind.tag(), info.size() >> 8, info.size() & 0xFF).concat(info);
    }
}
