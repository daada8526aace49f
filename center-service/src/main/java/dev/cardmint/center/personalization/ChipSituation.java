package dev.cardmint.center.personalization;

import dev.cardmint.center.profiles.CardLifeCycle;

/**
 * How a chip stands before a script.
 *
 * @param applicationPresent whether the profile's instance is on it, whole or not
 * @param lifeCycle the card's
 */
public record ChipSituation(KeysInUse keysInUse, boolean applicationPresent, CardLifeCycle lifeCycle) {

    /** Which keys opened the channel. */
    public enum KeysInUse {
        TRANSPORT,
        ISSUER
    }

    /** As delivered. */
    public static ChipSituation blank() {
        return new ChipSituation(KeysInUse.TRANSPORT, false, CardLifeCycle.OP_READY);
    }
}
