package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;

/** Key check value of an AES key: the first 3 bytes of its encryption of 16 bytes of 01 (GPCS B.6). */
public final class KeyCheckValue {

    public static final int SIZE = 3;

    private KeyCheckValue() {}

    public static Bytes of(byte[] key) {
        byte[] ones = new byte[AesCbc.BLOCK];
        Arrays.fill(ones, (byte) 1);
        try (var aes = AesCbc.encrypting(key)) {
            return Bytes.copyOfRange(aes.apply(ones), 0, SIZE);
        }
    }
}
