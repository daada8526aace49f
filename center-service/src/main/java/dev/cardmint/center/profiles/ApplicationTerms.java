package dev.cardmint.center.profiles;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application that a card type carries (GPCS 11.5.2.3.2).
 *
 * @param privileges 1 or 3 bytes
 * @param parameters the install parameters field, tag C9 included
 * @param loadFile SHA-256 of the CAP file that its package is loaded from, or {@code null} if cards come with it
 */
public record ApplicationTerms(
        Aid packageAid,
        Aid module,
        Aid instance,
        Bytes privileges,
        Bytes parameters,
        @Nullable Bytes loadFile,
        PersonalizationTerms personalization) {

    /** What of it is on a card that carries it: the instance, and the package if it is loaded. */
    public Set<Aid> parts() {
        return loadFile == null ? Set.of(instance) : Set.of(instance, packageAid);
    }
}
