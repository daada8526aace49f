package dev.cardmint.center.profiles;

import dev.cardmint.model.relay.ReissueReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * For which reasons a card of this type is made again, and what differs then from the card before. Whatever is not
 * named stays byte for byte the same, generated secrets included.
 *
 * @param changes by reason; a reason that is not there is not allowed
 * @param supervisedFrom the issuance count from which a supervisor must agree, 0 for never
 * @param lockFirst whether the old card is only locked before the new one is written, and its life ends after that
 */
public record ReissueTerms(Map<ReissueReason, Map<String, Change>> changes, int supervisedFrom, boolean lockFirst) {

    /** A card type whose cards are never made again. */
    public static final ReissueTerms NEVER = new ReissueTerms(Map.of(), 0, false);

    public ReissueTerms {
        var copied = new EnumMap<ReissueReason, Map<String, Change>>(ReissueReason.class);
        changes.forEach((reason, changed) -> copied.put(reason, Map.copyOf(changed)));
        changes = Collections.unmodifiableMap(copied);
    }

    /** How a value or a generated secret differs from the one on the card before. */
    public enum Change {
        /** Digits, one higher. */
        NEXT,
        /** Whoever asks for the card says it. */
        ASKED,
        /** A generated secret, made anew. */
        RENEWED
    }

    public boolean allows(ReissueReason reason) {
        return changes.containsKey(reason);
    }

    /**
     * What differs, by the name of a value or of a generated secret.
     *
     * @throws IllegalArgumentException if no card is made again for this reason
     */
    public Map<String, Change> changesFor(ReissueReason reason) {
        Map<String, Change> found = changes.get(reason);
        if (found == null) {
            throw new IllegalArgumentException("No card of this type is made again because it is " + reason.text());
        }
        return found;
    }

    /** Whether a supervisor must agree to a further card after so many. */
    public boolean isSupervised(int issuanceCount) {
        return supervisedFrom > 0 && issuanceCount >= supervisedFrom;
    }
}
