package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.personalization.SetStatus;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.model.apdu.StatusWord;
import java.time.Duration;
import java.util.List;

/** Ends the life of a card, or locks it first: the state of its issuer security domain is its own (GPCS 11.10). */
final class RetireScript {

    /** What a card answers that is in this state already: an answer of before was lost (GPCS Table 11-87, 5.1.1). */
    private static final StatusWord NO_TRANSITION = StatusWord.parse("6985");

    private RetireScript() {}

    /** TERMINATED is a state that none leaves, and in it no channel opens (GPCS 5.1.1.5). */
    static List<PlannedCommand> end(Duration timeLimit) {
        return List.of(setStatus(CardLifeCycle.TERMINATED, timeLimit, List.of(StatusWord.SUCCESS)));
    }

    /** Brings a card into a state that it can leave again, and asks it which state that is. */
    static List<PlannedCommand> bring(CardLifeCycle state, Duration timeLimit) {
        return List.of(
                setStatus(state, timeLimit, List.of(StatusWord.SUCCESS, NO_TRANSITION)),
                StatusScript.ofCard(timeLimit));
    }

    private static PlannedCommand setStatus(CardLifeCycle state, Duration timeLimit, List<StatusWord> success) {
        return new PlannedCommand("SET STATUS " + state, new SetStatus(state).toCommand(), timeLimit, success);
    }
}
