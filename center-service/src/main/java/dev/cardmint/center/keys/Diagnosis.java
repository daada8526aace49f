package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a card cryptogram most likely did not verify, found on paper.
 *
 * @param carried the key set that the card seems to have, where it is one of the vault's and no other fits
 * @param message plain words
 * @param candidates everything that would have made the card's answer: several are undecided between
 */
public record Diagnosis(Cause cause, @Nullable KeySetName carried, String message, List<Candidate> candidates) {

    public Diagnosis {
        candidates = List.copyOf(candidates);
    }

    /** The causes that can be told apart without another command to the card. */
    public enum Cause {
        /** The right keys under a version that was not asked for. */
        OTHER_KEY_VERSION("The card has the right keys under another key version"),
        /** Another key set of the vault would have verified. */
        OTHER_KEY_SET("The card carries another key set"),
        /** A key set of the other purpose would have verified. */
        OTHER_PURPOSE("This is a drill card at a production terminal, or the reverse. The card carries key set"),
        /** The set's master key, but the card's keys were derived from it in another way. */
        OTHER_DIVERSIFICATION("The card's keys were diversified in another way. The card carries key set"),
        /** The set's master key, used for another secure channel protocol. */
        OTHER_PROTOCOL("The card speaks another secure channel protocol. The card carries key set"),
        /** The master key itself, not diversified. */
        UNDIVERSIFIED_MASTER("The card carries the master key itself: it was not diversified. Key set"),
        /** The test keys that GlobalPlatform tools come with. */
        TEST_KEYS("The card carries public test keys and is no genuine blank"),
        /** Several fit: each is a candidate. */
        UNDECIDED("Undecided between"),
        /** None of the keys that could be tried. */
        UNKNOWN_KEYS("The card carries keys that this center does not know, or is not a genuine card");

        private final String words;

        Cause(String words) {
            this.words = words;
        }
    }

    /**
     * One thing that would have made the card's answer.
     *
     * @param set the vault's key set, or {@code null} for test keys
     * @param protocol what the card speaks
     * @param diversification how its keys come from the master key
     */
    public record Candidate(Cause cause, @Nullable KeySetName set, Protocol protocol, Diversification diversification) {

        private String words() {
            String name = set == null || cause == Cause.OTHER_KEY_VERSION ? "" : " " + set;
            return switch (cause) {
                case OTHER_DIVERSIFICATION -> "%s%s, diversified by %s".formatted(cause.words, name, diversification);
                case OTHER_PROTOCOL ->
                    "%s%s, used for %s with diversification %s".formatted(cause.words, name, protocol, diversification);
                default -> cause.words + name;
            };
        }
    }

    /** What follows from everything that fits; candidates of which the same is to be said are one. */
    static Diagnosis of(List<Candidate> candidates) {
        List<String> words =
                candidates.stream().map(Candidate::words).distinct().toList();
        if (words.isEmpty()) {
            return new Diagnosis(Cause.UNKNOWN_KEYS, null, Cause.UNKNOWN_KEYS.words + ".", candidates);
        }
        if (words.size() == 1) {
            Candidate first = candidates.get(0);
            return new Diagnosis(first.cause(), first.set(), words.get(0) + ".", candidates);
        }
        String message = "%s: %s.".formatted(Cause.UNDECIDED.words, String.join("; or: ", words));
        return new Diagnosis(Cause.UNDECIDED, null, message, candidates);
    }
}
