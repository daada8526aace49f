package dev.cardmint.center.keys;

import dev.cardmint.center.keys.EncryptedKeySet.EncryptedKey;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;

/** Keys for PUT KEY (GPCS 11.8.2.3; Amendment D, 7.2): padded to whole blocks, under the Key-DEK, with check value. */
final class KeyWrapping {

    private static final byte MARK = (byte) 0x80;

    private final DekCipher dek;
    private final KeyRecipe recipe;

    /** Under a key that the caller closes. */
    KeyWrapping(DekCipher dek, KeyRecipe recipe) {
        this.dek = dek;
        this.recipe = recipe;
    }

    /**
     * Encrypts one key.
     *
     * @param filler what random padding is made of, at least one block
     * @throws IllegalArgumentException if the recipe leaves the length of such a key open
     */
    EncryptedKey wrap(KeyType type, byte[] key, Bytes filler) {
        int rest = key.length % dek.block();
        if (rest > 0 && !recipe.lengthInFront()) {
            throw new IllegalArgumentException(
                    "A key of %d bytes in blocks of %d needs its length in front".formatted(key.length, dek.block()));
        }
        byte[] padded = rest == 0 ? key.clone() : padded(key, dek.block() - rest, filler);
        try {
            Bytes encrypted = Bytes.copyOf(dek.encrypt(padded));
            return new EncryptedKey(
                    type,
                    recipe.lengthInFront() ? Bytes.of(key.length).concat(encrypted) : encrypted,
                    KeyCheckValue.of(type, key));
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    private byte[] padded(byte[] key, int missing, Bytes filler) {
        byte[] padded = Arrays.copyOf(key, key.length + missing);
        switch (recipe.padding()) {
            case ZERO -> {}
            case MARKED -> padded[key.length] = MARK;
            case RANDOM -> System.arraycopy(filler.toByteArray(), 0, padded, key.length, missing);
        }
        return padded;
    }
}
