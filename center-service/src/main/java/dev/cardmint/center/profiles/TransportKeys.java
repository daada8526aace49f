package dev.cardmint.center.profiles;

import dev.cardmint.center.securechannel.ChannelOption;
import java.util.List;

/**
 * A key set that blanks of a card type are delivered with.
 *
 * @param identity how a chip under these keys proves which one it is
 * @param options what the secure channel of such cards may be like
 */
public record TransportKeys(KeysRef keys, IdentitySource identity, List<ChannelOption> options) {

    public TransportKeys {
        options = List.copyOf(options);
    }

    /** What proves a chip's identity. */
    public enum IdentitySource {
        /** Its diversification data: the key set is diversified by it, so the card cryptogram proves it. */
        DIVERSIFICATION_DATA,
        /** Its card production life cycle data, read under R-MAC before anything is written: the keys are shared. */
        CPLC
    }

    /** Whether every such card has challenges that the center can compute ahead. */
    boolean isForeseeable() {
        return options.stream().allMatch(ChannelOption::pseudoRandomChallenge);
    }

    /** The set's name in the vault. */
    public String set() {
        return keys.set();
    }
}
