package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.KeyVersionNumber;

/**
 * What is known of a key set without its key.
 *
 * @param keyVersion the version under which cards hold it
 * @param keyBits 128, 192 or 256; 3DES: 128
 */
public record KeySet(
        KeySetName name,
        Purpose purpose,
        KeyVersionNumber keyVersion,
        KeyType keyType,
        Diversification diversification,
        int keyBits) {

    public KeySet {
        if (!keyType.allows(keyBits)) {
            throw new IllegalArgumentException("Keys of %s do not have %d bits".formatted(keyType, keyBits));
        }
        if (!diversification.fits(keyType, keyBits)) {
            throw new IllegalArgumentException(
                    "Diversification %s makes no keys of %s with %d bits".formatted(diversification, keyType, keyBits));
        }
        if (keyVersion.value() < 1 || keyVersion.value() > 0x7F) {
            throw new IllegalArgumentException("A key set's version lies in 01–7F (GPCS 11.1.4), not " + keyVersion);
        }
    }
}
