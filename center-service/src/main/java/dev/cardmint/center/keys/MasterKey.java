package dev.cardmint.center.keys;

import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;

/** A key set's master key. */
final class MasterKey implements AutoCloseable {

    private static final int ENC = 1;
    private static final int MAC = 2;
    private static final int DEK = 3;

    private final KeyType type;
    private final byte[] value;

    /** Copies the key; the caller wipes its own. */
    MasterKey(KeyType type, byte[] value) {
        if (!type.allows(value.length * Byte.SIZE)) {
            throw new IllegalArgumentException("A master key of %s has %s bytes, got %d"
                    .formatted(type, type == KeyType.AES ? "16, 24 or 32" : "16", value.length));
        }
        this.type = type;
        this.value = value.clone();
    }

    KeyType type() {
        return type;
    }

    int bits() {
        return value.length * Byte.SIZE;
    }

    byte[] copy() {
        return value.clone();
    }

    /**
     * A card's keys.
     *
     * @throws IllegalArgumentException if the diversification makes keys of another kind
     */
    DerivedKeys derive(Diversification diversification, Bytes diversificationData) {
        if (!diversification.fits(type, bits())) {
            throw new IllegalArgumentException(
                    "Diversification %s makes no keys of %s with %d bits".formatted(diversification, type, bits()));
        }
        return new DerivedKeys(
                type,
                diversification.derive(value, ENC, diversificationData),
                diversification.derive(value, MAC, diversificationData),
                diversification.derive(value, DEK, diversificationData));
    }

    @Override
    public void close() {
        Arrays.fill(value, (byte) 0);
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
