package dev.cardmint.model.relay;

import java.util.Objects;

/**
 * A PIN that a card wants before it tells whose it is (VERIFY, ISO/IEC 7816-4, 11.6.6). The holder types it at the
 * base; it goes to the card and nowhere else.
 *
 * @param before the readout that it is needed for
 * @param reference which PIN of the card: P2
 */
public record PinEntry(String before, int reference, PinFormat format) {

    public PinEntry {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(format, "format");
        if (reference < 0 || reference > 0xFF) {
            throw new IllegalArgumentException("P2 is one byte");
        }
    }

    /** How a PIN is written into the command. */
    public enum PinFormat {
        /** One character for each digit. */
        ASCII,
        /** One character for each digit, filled up with FF to 8 bytes. */
        ASCII_PADDED,
        /** Format 2 of ISO 9564-1: a control half-byte, the length, the digits, filled up with F to 8 bytes. */
        ISO_9564_2
    }
}
