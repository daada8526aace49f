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
     * One key under the Key-DEK in use (GPCS 11.8.2.3; Amendment D, 7.2).
     *
     * @param value what stands in the key data block: the encrypted key, padded to whole blocks, with its length in
     *     front where the card wants it
     * @param checkValue 3 bytes
     */
    public record EncryptedKey(KeyType type, Bytes value, Bytes checkValue) {}
}
