package dev.cardmint.center.personalization.files;

import dev.cardmint.center.profiles.filesystem.RecordStructure;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import java.util.ArrayList;
import java.util.List;

/**
 * What CREATE FILE says of a new file: its control parameters (ISO/IEC 7816-4, Table 10).
 *
 * @param descriptor file descriptor, tag 82: its byte, and for records data coding, size and number
 * @param size bytes to reserve, tag 80, or -1 to leave that to the card
 * @param name DF name, tag 84, or empty
 * @param access security attribute in compact format, tag 8C, or empty
 * @param active whether it can be used at once, or only when it was activated, tag 8A
 */
public record FileControlParameters(
        Bytes descriptor, int identifier, int size, Bytes name, Bytes access, boolean active) {

    private static final int TEMPLATE = 0x62;
    private static final int SIZE = 0x80;
    private static final int DESCRIPTOR = 0x82;
    private static final int IDENTIFIER = 0x83;
    private static final int NAME = 0x84;
    private static final int LIFE_CYCLE = 0x8A;
    private static final int ACCESS = 0x8C;
    private static final int DEDICATED_FILE = 0x38;
    private static final int TRANSPARENT = 0x01;
    private static final int DATA_CODING = 0x21; // write once, units of one byte
    private static final int INITIALISATION = 0x03;
    private static final int OPERATIONAL_ACTIVATED = 0x05;

    public static FileControlParameters directory(int identifier, Bytes name, Bytes access, boolean active) {
        return new FileControlParameters(Bytes.of(DEDICATED_FILE), identifier, -1, name, access, active);
    }

    public static FileControlParameters transparent(int identifier, int size, Bytes access, boolean active) {
        return new FileControlParameters(Bytes.of(TRANSPARENT), identifier, size, Bytes.EMPTY, access, active);
    }

    /** Records that are appended later. */
    public static FileControlParameters records(
            int identifier, RecordStructure structure, int recordSize, Bytes access, boolean active) {
        var descriptor = Bytes.of(structure.descriptor(), DATA_CODING, 0, recordSize);
        return new FileControlParameters(descriptor, identifier, -1, Bytes.EMPTY, access, active);
    }

    /** Records that are there from the beginning. */
    public static FileControlParameters emptyRecords(
            int identifier, RecordStructure structure, int recordSize, int count, Bytes access, boolean active) {
        var descriptor = Bytes.of(structure.descriptor(), DATA_CODING, 0, recordSize, count);
        return new FileControlParameters(descriptor, identifier, recordSize * count, Bytes.EMPTY, access, active);
    }

    Bytes encode() {
        var parts = new ArrayList<Tlv>(List.of(new Tlv(DESCRIPTOR, descriptor), twoBytes(IDENTIFIER, identifier)));
        if (size >= 0) {
            parts.add(twoBytes(SIZE, size));
        }
        if (!name.isEmpty()) {
            parts.add(new Tlv(NAME, name));
        }
        parts.add(new Tlv(LIFE_CYCLE, Bytes.of(active ? OPERATIONAL_ACTIVATED : INITIALISATION)));
        if (!access.isEmpty()) {
            parts.add(new Tlv(ACCESS, access));
        }
        return new Tlv(TEMPLATE, Tlv.encodeAll(parts)).encode();
    }

    private static Tlv twoBytes(int tag, int value) {
        return new Tlv(tag, Bytes.of(value >> 8, value & 0xFF));
    }
}
