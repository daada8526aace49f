package dev.cardmint.center.sessions;

import dev.cardmint.center.cards.CardProductionLifeCycle;
import dev.cardmint.center.personalization.GetData;
import dev.cardmint.center.personalization.PlannedCommand;
import java.time.Duration;
import java.util.List;

/** Asks a chip whose keys are shared, under R-MAC, which one it is. */
final class IdentityScript {

    static final String CPLC = "GET DATA of the card production life cycle data";

    /** Its options of SCP03: nothing protects those in the answer to INITIALIZE UPDATE. */
    static final String CARD_DATA = "GET DATA of the card data";

    private static final int CARD_DATA_TAG = 0x66;

    private IdentityScript() {}

    static List<PlannedCommand> plan(Duration timeLimit) {
        return List.of(
                new PlannedCommand(CPLC, new GetData(CardProductionLifeCycle.TAG).toCommand(), timeLimit),
                new PlannedCommand(CARD_DATA, new GetData(CARD_DATA_TAG).toCommand(), timeLimit));
    }
}
