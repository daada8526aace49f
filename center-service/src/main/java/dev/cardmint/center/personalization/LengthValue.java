package dev.cardmint.center.personalization;

import dev.cardmint.model.bytes.Bytes;

/** A field of INSTALL or PUT KEY with its length, one byte, in front. */
final class LengthValue {

    private LengthValue() {}

    static Bytes of(Bytes value) {
        if (value.size() > 0xFF) {
            throw new IllegalArgumentException("A field of %d bytes has no length of one byte".formatted(value.size()));
        }
        return Bytes.of(value.size()).concat(value);
    }
}
