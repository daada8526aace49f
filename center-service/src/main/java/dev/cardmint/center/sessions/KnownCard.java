package dev.cardmint.center.sessions;

import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.ReissueChoice;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with a card of a known type, as far as the books have the chip that it says it is.
 *
 * @param inUse whether blanks of its type are issued
 * @param replacing what comes next with it because a new card takes its place, or {@code null} if none does
 */
record KnownCard(
        CardTypeProfile profile,
        @Nullable Chip chip,
        boolean inUse,
        @Nullable Operation replacing) {

    /** What an offer may be asked for; a card whose writing was not finished is finished, its type in use or not. */
    List<Operation> operations() {
        if (chip == null || chip.isBlank()) {
            return inUse ? List.of(Operation.ISSUE, Operation.REISSUE) : List.of();
        }
        if (replacing != null) {
            return List.of(replacing);
        }
        return chip.isBeingWritten() ? List.of(Operation.INSPECT) : List.of();
    }

    /** Why another card can be made in its place. */
    List<ReissueChoice> choices() {
        boolean replaceable =
                chip != null && chip.isInUse() && chip.record() != null && !chip.blocked() && replacing == null;
        return replaceable ? profile.reissueChoices() : List.of();
    }

    /** The record that all of this would be about; a blank has none. */
    @Nullable
    UUID record() {
        return chip != null
                        && (chip.isBeingWritten()
                                || replacing != null
                                || !choices().isEmpty())
                ? chip.record()
                : null;
    }

    private static String inPlace(Operation replacing) {
        return switch (replacing) {
            case LOCK -> " that a new card is made for. Choose Lock, so that nobody uses it meanwhile.";
            case UNLOCK -> ", locked, that a new card is made for. Issue that first, or choose Unlock to give it up.";
            default -> " that a new card is made for. Choose Retire to end its life.";
        };
    }

    /** Plain words for the clerk. */
    String message() {
        String name = profile.name();
        if (chip == null || chip.isBlank()) {
            return name
                    + (inUse
                            ? ", blank. Choose a request to issue."
                            : ", blank. This card type is not in use any more. Take it out and use another card.");
        }
        if (chip.isBeingWritten()) {
            return name + " whose writing was not finished. Choose Check card.";
        }
        if (replacing != null) {
            return name + inPlace(replacing);
        }
        if (chip.blocked()) {
            return "%s: %s, on the blocked list. Keep it and tell your supervisor."
                    .formatted(name, chip.state().inWords());
        }
        return "%s: %s. It cannot be issued again. Take it out and use another card%s."
                .formatted(
                        name, chip.state().inWords(), choices().isEmpty() ? "" : ", or make it again for its holder");
    }
}
