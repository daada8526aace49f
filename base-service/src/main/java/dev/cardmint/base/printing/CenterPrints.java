package dev.cardmint.base.printing;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import java.util.UUID;

/** Where prints come from and what became of them is told. */
interface CenterPrints {

    /**
     * Both sides of a card, as the center draws them for this operator; the caller overwrites them.
     *
     * @throws dev.cardmint.base.center.CenterProblemException if the center says no
     * @throws dev.cardmint.base.center.CenterUnreachableException if no answer came
     */
    Body pages(UUID job, BearerToken operator);

    /**
     * Tells how a print ended; if that cannot be told, the clerk is asked.
     *
     * @param printed {@code false} if it is certain that nothing was
     */
    void tell(UUID job, boolean printed);
}
