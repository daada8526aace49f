package dev.cardmint.model.apdu;

import dev.cardmint.model.bytes.Bytes;

/**
 * A command APDU, independent of its short or extended encoding (ISO/IEC 7816-4, 5.2).
 *
 * @param data the command data field, Nc = its size, at most 65,535 bytes
 * @param ne the largest response length accepted, 0 when no response data is expected, at most 65,536
 */
public record CommandApdu(int cla, int ins, int p1, int p2, Bytes data, int ne) {

    public CommandApdu {
        requireByte("CLA", cla);
        requireByte("INS", ins);
        requireByte("P1", p1);
        requireByte("P2", p2);
        if (data.size() > 65_535) {
            throw new IllegalArgumentException("Nc out of range: " + data.size());
        }
        if (ne < 0 || ne > 65_536) {
            throw new IllegalArgumentException("Ne out of range: " + ne);
        }
    }

    /**
     * Reads an encoded command, short or extended.
     *
     * @throws MalformedApduException if the bytes are none of the seven forms
     */
    public static CommandApdu parse(Bytes encoded) {
        return CommandApduCodec.parse(encoded);
    }

    /** The short form where it can hold Nc and Ne, otherwise the extended one. */
    public Bytes encode() {
        return CommandApduCodec.encode(this);
    }

    private static void requireByte(String field, int value) {
        if (value < 0 || value > 0xFF) {
            throw new IllegalArgumentException("%s out of range: %d".formatted(field, value));
        }
    }

    /** Header and lengths only: the data field may carry keys or personal data. */
    @Override
    public String toString() {
        return "%02X%02X%02X%02X Nc=%d Ne=%d".formatted(cla, ins, p1, p2, data.size(), ne);
    }
}
