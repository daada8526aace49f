package dev.cardmint.simulator.keys;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.Status;

/** The data field of PUT KEY, read from front to end (GPC 2.3.1, 11.8.2.3); running out of it is wrong data. */
final class KeyField {

    private static final int TWO_BYTES = 0x82;
    private static final int ONE_BYTE = 0x81;

    private final Bytes bytes;
    private int at;

    KeyField(Bytes bytes) {
        this.bytes = bytes;
    }

    int readByte() {
        return read(1).unsigned(0);
    }

    Bytes read(int length) {
        unless(length <= bytes.size() - at, Status.WRONG_DATA);
        at += length;
        return bytes.slice(at - length, at);
    }

    /** A component after its length: one byte up to 80, or 81 and one, or 82 and two (GPC 2.3.1, 11.1.5). */
    Bytes readComponent() {
        int length = readByte();
        if (length == ONE_BYTE) {
            length = readByte();
        } else if (length == TWO_BYTES) {
            length = readByte() << 8 | readByte();
        } else {
            unless(length <= 0x80, Status.WRONG_DATA);
        }
        return read(length);
    }

    Bytes rest() {
        return read(bytes.size() - at);
    }

    void requireEnd() {
        unless(at == bytes.size(), Status.WRONG_DATA);
    }
}
