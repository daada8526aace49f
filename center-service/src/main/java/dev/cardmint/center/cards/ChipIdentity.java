package dev.cardmint.center.cards;

import dev.cardmint.model.bytes.Bytes;

/**
 * Which chip it is: the diversification data of a chip whose key set is diversified by it, proved by the card
 * cryptogram; or what its card production life cycle data, read under R-MAC, has of its own. Its issuer keys are
 * derived from it. Hexadecimal in text and JSON.
 */
public record ChipIdentity(String value) {

    public ChipIdentity {
        if (!value.matches("[0-9A-F]{8,64}")) {
            throw new IllegalArgumentException("A chip identity is 4 to 32 bytes in hexadecimal");
        }
    }

    public static ChipIdentity of(Bytes diversificationData) {
        return new ChipIdentity(diversificationData.toHex());
    }

    /** What the chip's issuer keys are derived from. */
    public Bytes diversificationData() {
        return Bytes.ofHex(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
