package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.center.securechannel.des.DesCbc;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;

/**
 * Key check value: the first 3 bytes of the encryption of one block under the key, of 00 for 3DES and of 01 for AES
 * (GPCS B.6).
 */
public final class KeyCheckValue {

    public static final int SIZE = 3;

    private KeyCheckValue() {}

    public static Bytes of(KeyType type, byte[] key) {
        return switch (type) {
            case AES -> of(key);
            case DES3 -> {
                try (DesCbc des = DesCbc.encrypting(key)) {
                    yield Bytes.copyOfRange(des.apply(new byte[DesCbc.BLOCK]), 0, SIZE);
                }
            }
        };
    }

    /** Of an AES key. */
    public static Bytes of(byte[] key) {
        byte[] ones = new byte[AesCbc.BLOCK];
        Arrays.fill(ones, (byte) 1);
        try (var aes = AesCbc.encrypting(key)) {
            return Bytes.copyOfRange(aes.apply(ones), 0, SIZE);
        }
    }
}
