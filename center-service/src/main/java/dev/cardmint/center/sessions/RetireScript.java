package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.personalization.SetStatus;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.model.apdu.StatusWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ends the life of a card, or locks it first: the state of its issuer security domain is its own (GPCS 11.10). */
final class RetireScript {

    /** What a card answers that is in this state already: an answer of before was lost (GPCS Table 11-87, 5.1.1). */
    private static final StatusWord NO_TRANSITION = StatusWord.parse("6985");

    /** Whatever a worn card answers when it is looked at, its life ends. */
    private static final List<StatusWord> LOOKED_AT = Stream.of("9000", "6310", "6A80", "6A86", "6A88", "6985", "6D00")
            .map(StatusWord::parse)
            .toList();

    private static final String SET_STATUS = "SET STATUS ";

    static final String END = SET_STATUS + CardLifeCycle.TERMINATED;

    private RetireScript() {}

    /**
     * Looks at what the card has, for the log, and ends its life: TERMINATED is a state that none leaves, and in it no
     * channel opens (GPCS 5.1.1.5).
     */
    static List<PlannedCommand> end(GlobalPlatformTerms card, Duration timeLimit) {
        var commands = new ArrayList<PlannedCommand>();
        StatusScript.plan(card, timeLimit)
                .forEach(look ->
                        commands.add(new PlannedCommand(look.name(), look.plain(), look.timeLimit(), LOOKED_AT)));
        commands.add(setStatus(CardLifeCycle.TERMINATED, timeLimit, List.of(StatusWord.SUCCESS)));
        return List.copyOf(commands);
    }

    /** Brings a card into a state that it can leave again, and asks it which state that is. */
    static List<PlannedCommand> bring(CardLifeCycle state, Duration timeLimit) {
        return List.of(
                setStatus(state, timeLimit, List.of(StatusWord.SUCCESS, NO_TRANSITION)),
                StatusScript.ofCard(timeLimit));
    }

    private static PlannedCommand setStatus(CardLifeCycle state, Duration timeLimit, List<StatusWord> success) {
        return new PlannedCommand(SET_STATUS + state, new SetStatus(state).toCommand(), timeLimit, success);
    }
}
