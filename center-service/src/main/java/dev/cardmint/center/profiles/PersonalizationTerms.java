package dev.cardmint.center.profiles;

import java.util.List;

/**
 * What an application is personalized with, and how.
 *
 * @param route which secure channel carries it
 * @param blockSize data bytes of a STORE DATA block
 */
public record PersonalizationTerms(Route route, int blockSize, List<Dgi> dgis) {

    public PersonalizationTerms {
        dgis = List.copyOf(dgis);
    }
}
