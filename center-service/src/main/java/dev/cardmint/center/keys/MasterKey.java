package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.aes.AesCmac;
import dev.cardmint.model.bytes.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A key set's master key. */
final class MasterKey implements AutoCloseable {

    private static final int ENC = 1;
    private static final int MAC = 2;
    private static final int DEK = 3;

    private final byte[] value;

    /** Copies the key; the caller wipes its own. */
    MasterKey(byte[] value) {
        if (value.length != 16 && value.length != 24 && value.length != 32) {
            throw new IllegalArgumentException("A master key has 16, 24 or 32 bytes, got " + value.length);
        }
        this.value = value.clone();
    }

    int bits() {
        return value.length * Byte.SIZE;
    }

    byte[] copy() {
        return value.clone();
    }

    DerivedKeys derive(Diversification diversification, Bytes diversificationData) {
        return switch (diversification) {
            case NONE -> new DerivedKeys(value.clone(), value.clone(), value.clone());
            case KDF3 ->
                new DerivedKeys(
                        kdf3(ENC, diversificationData), kdf3(MAC, diversificationData), kdf3(DEK, diversificationData));
        };
    }

    /** Blocks of CMAC(master, i ‖ 00 00 00 ‖ k ‖ 00 ‖ diversification data), cut to the key's length. */
    private byte[] kdf3(int purpose, Bytes diversificationData) {
        byte[] derived = new byte[value.length];
        try (var cmac = new AesCmac(value)) {
            for (int from = 0; from < derived.length; from += AesCmac.TAG) {
                byte[] input = ByteBuffer.allocate(6 + diversificationData.size())
                        .put(0, (byte) (from / AesCmac.TAG + 1))
                        .put(4, (byte) purpose)
                        .put(6, diversificationData.toByteArray())
                        .array();
                byte[] block = cmac.mac(input);
                System.arraycopy(block, 0, derived, from, Math.min(AesCmac.TAG, derived.length - from));
                Arrays.fill(block, (byte) 0);
            }
        }
        return derived;
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
