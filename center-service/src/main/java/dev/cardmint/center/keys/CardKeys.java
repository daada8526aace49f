package dev.cardmint.center.keys;

import dev.cardmint.model.bytes.Bytes;

/**
 * Names one card's keys in a key set; carries none.
 *
 * @param callerPurpose what the terminal that asks is for
 * @param diversificationData 10 bytes: what the card answers to INITIALIZE UPDATE, or what it is known by
 */
public record CardKeys(KeySetName set, Purpose callerPurpose, Bytes diversificationData) {

    public CardKeys {
        if (diversificationData.size() != 10) {
            throw new IllegalArgumentException("Diversification data has 10 bytes, got " + diversificationData.size());
        }
    }
}
