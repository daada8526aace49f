package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.personalization.SetStatus;
import dev.cardmint.center.profiles.CardLifeCycle;
import java.time.Duration;
import java.util.List;

/** Ends the life of a card: TERMINATED is a state that none leaves, and in it no channel opens (GPCS 5.1.1.5). */
final class RetireScript {

    private RetireScript() {}

    static List<PlannedCommand> plan(Duration timeLimit) {
        return List.of(new PlannedCommand(
                "SET STATUS " + CardLifeCycle.TERMINATED,
                new SetStatus(CardLifeCycle.TERMINATED).toCommand(),
                timeLimit));
    }
}
