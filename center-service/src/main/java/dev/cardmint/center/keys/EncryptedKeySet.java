package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;

/** A card's Key-ENC, Key-MAC and Key-DEK, in this order, ready for PUT KEY. */
public record EncryptedKeySet(KeyVersionNumber keyVersion, List<EncryptedKey> keys) {

    public EncryptedKeySet {
        keys = List.copyOf(keys);
    }

    /**
     * One AES key under the Key-DEK of the key set in use (Amendment D, 7.2).
     *
     * @param keyBytes length of the key, 16, 24 or 32
     * @param block the encrypted key, padded to whole blocks
     * @param checkValue its first 3 bytes of AES over 16 bytes of 01
     */
    public record EncryptedKey(int keyBytes, Bytes block, Bytes checkValue) {}
}
