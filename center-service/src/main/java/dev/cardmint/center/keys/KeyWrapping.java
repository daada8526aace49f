package dev.cardmint.center.keys;

import dev.cardmint.center.keys.EncryptedKeySet.EncryptedKey;
import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;

/** AES keys for PUT KEY (Amendment D, 7.2): AES-CBC from zero under the Key-DEK, with check value. */
final class KeyWrapping {

    private KeyWrapping() {}

    static EncryptedKey wrap(byte[] key, AesCbc dek) {
        byte[] padded = padded(key);
        try {
            return new EncryptedKey(key.length, Bytes.copyOf(dek.apply(padded)), KeyCheckValue.of(key));
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    /** Keys of 24 bytes are padded by 80 00…; the others are whole blocks already. */
    private static byte[] padded(byte[] key) {
        int length = (key.length + AesCbc.BLOCK - 1) / AesCbc.BLOCK * AesCbc.BLOCK;
        byte[] padded = Arrays.copyOf(key, length);
        if (length > key.length) {
            padded[key.length] = (byte) 0x80;
        }
        return padded;
    }
}
