package dev.cardmint.center.profiles;

/**
 * A key set that blanks of a card type are delivered with.
 *
 * @param identity how a chip under these keys proves which one it is
 */
public record TransportKeys(KeysRef keys, IdentitySource identity) {

    /** What proves a chip's identity. */
    public enum IdentitySource {
        /** Its diversification data: the key set is diversified by it, so the card cryptogram proves it. */
        DIVERSIFICATION_DATA,
        /** Its card production life cycle data, read under R-MAC before anything is written: the keys are shared. */
        CPLC
    }

    /** The set's name in the vault. */
    public String set() {
        return keys.set();
    }
}
