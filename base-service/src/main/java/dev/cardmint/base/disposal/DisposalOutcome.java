package dev.cardmint.base.disposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cardmint.base.disposal.DisposalUnit.Means;
import dev.cardmint.model.disposal.DisposalCertificate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far the destruction of a card has come.
 *
 * @param message plain words: what happened to the card and what to do
 * @param subject what the approval of the second person names, where one is to confirm
 * @param certificate the center's, once it has one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisposalOutcome(
        State state,
        String message,
        @Nullable String subject,
        @Nullable DisposalCertificate certificate) {

    /** What the clerk does next depends on it. */
    public enum State {
        /** Destroyed and certified. */
        DESTROYED,
        /** Permitted; a person destroys it and a second one confirms. */
        BY_HAND,
        /** Destroyed, and the center does not know it yet. */
        UNREPORTED,
        /** Not destroyed, or nobody knows: the card waits. */
        WAITING
    }

    static DisposalOutcome certified(DisposalCertificate certificate) {
        return new DisposalOutcome(
                State.DESTROYED, "The card is destroyed, and the center has certified it.", null, certificate);
    }

    static DisposalOutcome unreported(String why) {
        return new DisposalOutcome(
                State.UNREPORTED, "The card is destroyed, but the center does not know it yet. " + why, null, null);
    }

    /** The card waits on. */
    static DisposalOutcome of(MillingResult result) {
        return new DisposalOutcome(State.WAITING, result.words(), null, null);
    }

    static DisposalOutcome byHand(Means means) {
        String subject = "%s/%s".formatted(means.method().name().toLowerCase(Locale.ROOT), means.level());
        return new DisposalOutcome(State.BY_HAND, MillingResult.BY_HAND.words(), subject, null);
    }
}
