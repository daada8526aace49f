package dev.cardmint.simulator.applications.identity;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;

/**
 * An elementary file (ISO/IEC 7816-4, 7.2): transparent, or of records with variable size.
 *
 * @param identifier file identifier, two bytes
 * @param shortIdentifier 1 to 30
 * @param records how many records it has at most; 0 for a transparent file
 * @param largest bytes that it, or each of its records, has at most
 * @param mandatory whether an application without it is not complete
 */
record ElementaryFile(int identifier, int shortIdentifier, int records, int largest, boolean mandatory) {

    private static final int TRANSPARENT = 0x01;
    private static final int LINEAR_VARIABLE = 0x04;

    ElementaryFile {
        if (identifier < 1 || identifier > 0xFFFE || shortIdentifier < 1 || shortIdentifier > 30) {
            throw new IllegalArgumentException("No elementary file: %04X".formatted(identifier));
        }
    }

    static ElementaryFile transparent(int identifier, int shortIdentifier, int largest, boolean mandatory) {
        return new ElementaryFile(identifier, shortIdentifier, 0, largest, mandatory);
    }

    static ElementaryFile ofRecords(int identifier, int shortIdentifier, int records) {
        return new ElementaryFile(identifier, shortIdentifier, records, 0xFF, false);
    }

    boolean isTransparent() {
        return records == 0;
    }

    /** The data grouping with a transparent file's content: its identifier. */
    int grouping() {
        return identifier;
    }

    /** The data grouping with a record: short identifier, then record number. */
    int grouping(int record) {
        return shortIdentifier << 8 | record;
    }

    /** Whether a data grouping is the content of this file, or a record of it. */
    boolean has(int grouping) {
        int record = grouping & 0xFF;
        return isTransparent()
                ? grouping == identifier
                : grouping >> 8 == shortIdentifier && record >= 1 && record <= records;
    }

    /** File control parameters (ISO/IEC 7816-4, Table 11): size, descriptor, identifier, short identifier. */
    Bytes controlParameters(int size) {
        return Tlv.of(
                        0x62,
                        new Tlv(0x80, Bytes.of(size >> 8, size & 0xFF)),
                        new Tlv(0x82, Bytes.of(isTransparent() ? TRANSPARENT : LINEAR_VARIABLE)),
                        new Tlv(0x83, Bytes.of(identifier >> 8, identifier & 0xFF)),
                        new Tlv(0x88, Bytes.of(shortIdentifier << 3)))
                .encode();
    }
}
