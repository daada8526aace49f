package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.KeyVersionNumber;

/**
 * What is known of a key set without its key.
 *
 * @param keyVersion the version under which cards hold it
 * @param keyBits 128, 192 or 256
 */
public record KeySet(
        KeySetName name, Purpose purpose, KeyVersionNumber keyVersion, Diversification diversification, int keyBits) {

    public KeySet {
        if (keyBits != 128 && keyBits != 192 && keyBits != 256) {
            throw new IllegalArgumentException("AES keys have 128, 192 or 256 bits, not " + keyBits);
        }
        if (keyVersion.value() < 1 || keyVersion.value() > 0x7F) {
            throw new IllegalArgumentException("A key set's version lies in 01–7F (GPCS 11.1.4), not " + keyVersion);
        }
    }
}
