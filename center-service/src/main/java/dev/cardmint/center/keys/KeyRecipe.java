package dev.cardmint.center.keys;

/**
 * How a key is written in PUT KEY (GPCS 11.8.2.3; Amendment D, 7.2): named by the card type, because cards differ.
 *
 * @param lengthInFront whether one byte in the clear tells the key's length in front of the encrypted key
 * @param padding of keys that are not whole blocks: AES-192 over SCP03
 */
public record KeyRecipe(boolean lengthInFront, KeyPadding padding) {

    /** What the specification says of keys of this kind: the length stands in front of AES keys only. */
    public static KeyRecipe usual(KeyType newKeys) {
        return new KeyRecipe(newKeys == KeyType.AES, KeyPadding.MARKED);
    }
}
