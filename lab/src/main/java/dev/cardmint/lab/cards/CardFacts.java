package dev.cardmint.lab.cards;

import dev.cardmint.simulator.card.CardLifeCycle;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.List;

/**
 * What a simulated card says of itself; no key and no personal data.
 *
 * @param keyVersions versions of its key sets
 * @param applications how many are installed
 * @param unfinished authentications begun since the last good one
 * @param filesOnly whether it is a card with files: such a one has no life cycle that tells what became of it
 */
public record CardFacts(
        CardLifeCycle lifeCycle,
        List<Integer> keyVersions,
        int applications,
        int unfinished,
        long apdusReceived,
        boolean filesOnly) {

    public CardFacts {
        keyVersions = List.copyOf(keyVersions);
    }

    static CardFacts of(SimulatedCard card) {
        return new CardFacts(
                card.lifeCycle(),
                card.keyVersions(),
                card.applications().size(),
                card.unfinishedAuthentications(),
                card.apdusReceived(),
                card.hasFilesOnly());
    }
}
