package dev.cardmint.simulator.reading;

import dev.cardmint.model.card.Aid;
import java.util.List;

/** What one application of a card should hold. */
record ExpectedApplication(Aid instance, List<ExpectedGrouping> groupings) {

    ExpectedApplication {
        groupings = List.copyOf(groupings);
    }

    List<Integer> identifiers() {
        return groupings.stream().map(ExpectedGrouping::identifier).toList();
    }
}
