package dev.cardmint.center.keys;

import org.jspecify.annotations.Nullable;

/**
 * Why a card cryptogram most likely did not verify, found on paper.
 *
 * @param carried the key set that the card seems to have, where it is one of the vault's
 * @param message plain words
 */
public record Diagnosis(Cause cause, @Nullable KeySetName carried, String message) {

    /** The causes that can be told apart without another command to the card. */
    public enum Cause {
        /** The right keys under a version that was not asked for. */
        OTHER_KEY_VERSION("The card has the right keys under another key version."),
        /** Another key set of the vault would have verified. */
        OTHER_KEY_SET("The card carries another key set"),
        /** A key set of the other purpose would have verified. */
        OTHER_PURPOSE("This is a drill card at a production terminal, or the reverse. The card carries key set"),
        /** The master key itself, not diversified. */
        UNDIVERSIFIED_MASTER("The card carries the master key itself: it was not diversified. Key set"),
        /** The test keys that GlobalPlatform tools come with. */
        TEST_KEYS("The card carries public test keys and is no genuine blank."),
        /** None of the keys that could be tried. */
        UNKNOWN_KEYS("The card carries keys that this center does not know, or is not a genuine card.");

        private final String words;

        Cause(String words) {
            this.words = words;
        }
    }

    static Diagnosis of(Cause cause) {
        return new Diagnosis(cause, null, cause.words);
    }

    static Diagnosis of(Cause cause, KeySetName carried) {
        return new Diagnosis(cause, carried, "%s %s.".formatted(cause.words, carried));
    }
}
