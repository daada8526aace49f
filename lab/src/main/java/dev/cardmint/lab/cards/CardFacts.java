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
 */
public record CardFacts(
        CardLifeCycle lifeCycle, List<Integer> keyVersions, int applications, int unfinished, long apdusReceived) {

    public CardFacts {
        keyVersions = List.copyOf(keyVersions);
    }

    static CardFacts of(SimulatedCard card) {
        return new CardFacts(
                card.lifeCycle(),
                card.keyVersions(),
                card.applications().size(),
                card.unfinishedAuthentications(),
                card.apdusReceived());
    }
}
