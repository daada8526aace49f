package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.GetStatus;
import dev.cardmint.center.personalization.GetStatus.Scope;
import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.profiles.ApplicationTerms;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.card.Aid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks a chip in doubt, under R-MAC, how far it got. */
final class StatusScript {

    static final String CARD = "GET STATUS of the card";

    /** What a card answers that does not have what is asked for (GPCS Table 11-37). */
    private static final StatusWord NOT_FOUND = new StatusWord(0x6A88);

    private StatusScript() {}

    static String ofApplication(Aid instance) {
        return "GET STATUS of application " + instance;
    }

    static String ofPackage(Aid load) {
        return "GET STATUS of load file " + load;
    }

    /** Each is asked for by its AID: a whole list may not fit into one answer. */
    static List<PlannedCommand> plan(GlobalPlatformTerms card, Duration timeLimit) {
        var commands = new ArrayList<PlannedCommand>();
        commands.add(ofCard(timeLimit));
        card.applications().stream()
                .map(ApplicationTerms::instance)
                .forEach(aid ->
                        commands.add(find(ofApplication(aid), new GetStatus(Scope.APPLICATIONS, aid), timeLimit)));
        card.packages()
                .forEach(aid -> commands.add(find(ofPackage(aid), new GetStatus(Scope.LOAD_FILES, aid), timeLimit)));
        return List.copyOf(commands);
    }

    static PlannedCommand ofCard(Duration timeLimit) {
        return new PlannedCommand(CARD, GetStatus.ofCard().toCommand(), timeLimit);
    }

    private static PlannedCommand find(String name, GetStatus command, Duration timeLimit) {
        return new PlannedCommand(name, command.toCommand(), timeLimit, List.of(StatusWord.SUCCESS, NOT_FOUND));
    }
}
