package dev.cardmint.center.disposal;

import dev.cardmint.center.cards.ChipState;
import dev.cardmint.center.disposal.DisposalStore.Waiting;
import dev.cardmint.model.disposal.LifeEnd;
import dev.cardmint.model.disposal.WaitingCard;

/** Which cards are destroyed, and what a clerk is told about one. */
final class WaitingCards {

    private WaitingCards() {}

    /** Whether a card in this state is of no use any more. */
    static boolean isDisposable(ChipState state) {
        return state == ChipState.RETIRED || state == ChipState.SPOILED || state == ChipState.DESTROYED;
    }

    /**
     * How its life came to its end.
     *
     * @param blocked a retired chip is on the blocked list where it could not prove its end
     */
    static LifeEnd lifeEnd(ChipState state, boolean blocked) {
        return switch (state) {
            case RETIRED -> blocked ? LifeEnd.RETIRED_UNPROVED : LifeEnd.RETIRED_PROVED;
            case SPOILED -> LifeEnd.SPOILED;
            case DESTROYED -> LifeEnd.DECLARED_DEAD;
            case STOCK, RESERVED, WRITING, IN_DOUBT, LIVE, SUSPENDED ->
                throw new IllegalArgumentException("A chip that is %s has not come to its end".formatted(state));
        };
    }

    static WaitingCard toCard(Waiting waiting) {
        LifeEnd end = lifeEnd(waiting.state(), waiting.blocked());
        return new WaitingCard(
                waiting.chip().value(),
                waiting.cardType(),
                end,
                waiting.since(),
                !waiting.replacing(),
                waiting.permittedAt(),
                message(waiting, end));
    }

    private static String message(Waiting waiting, LifeEnd end) {
        if (waiting.replacing()) {
            return "Its holder's new card comes first. Keep it until that is issued.";
        }
        String begun = waiting.permittedAt() == null
                ? "Destroy it now."
                : "Its destruction was begun and not reported. Look whether it is still whole, and do it again.";
        return switch (end) {
            case RETIRED_PROVED -> "It has proved that its life has ended. " + begun;
            case RETIRED_UNPROVED -> "Its life was ended without proof: it may still work. " + begun;
            case SPOILED -> "It was wiped and is spoiled. " + begun;
            case DECLARED_DEAD -> "Two people declared it destroyed, and nobody has certified how. " + begun;
        };
    }
}
