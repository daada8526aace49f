package dev.cardmint.center.personalization;

import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.model.card.Aid;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a chip stands before a script.
 *
 * @param present what is on it of the profile's applications, whole or not: instances, and packages that are loaded
 * @param lifeCycle the card's
 */
public record ChipSituation(KeysInUse keysInUse, Set<Aid> present, CardLifeCycle lifeCycle) {

    public ChipSituation {
        present = Set.copyOf(present);
    }

    /** Which keys opened the channel. */
    public enum KeysInUse {
        TRANSPORT,
        ISSUER
    }

    /** The same of a chip of which nothing more can be known: whatever the card type has may be on it. */
    public ChipSituation withAll(GlobalPlatformTerms card) {
        return new ChipSituation(
                keysInUse,
                card.applications().stream()
                        .flatMap(application -> application.parts().stream())
                        .collect(Collectors.toSet()),
                lifeCycle);
    }

    /** As delivered. */
    public static ChipSituation blank() {
        return new ChipSituation(KeysInUse.TRANSPORT, Set.of(), CardLifeCycle.OP_READY);
    }
}
