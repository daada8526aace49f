package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.GetStatus;
import dev.cardmint.center.personalization.GetStatus.Scope;
import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.model.apdu.StatusWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks a chip in doubt, under R-MAC, how far it got. */
final class StatusScript {

    static final String CARD = "GET STATUS of the card";
    static final String PACKAGES = "GET STATUS of the load files";
    static final String APPLICATIONS = "GET STATUS of the applications";

    /** What a card without applications answers (GPCS Table 11-37). */
    private static final StatusWord NOT_FOUND = new StatusWord(0x6A88);

    private StatusScript() {}

    /** Of packages a card type is asked only that loads some. */
    static List<PlannedCommand> plan(GlobalPlatformTerms card, Duration timeLimit) {
        var commands = new ArrayList<>(planForAll(timeLimit));
        if (card.loadsPackages()) {
            commands.add(new PlannedCommand(
                    PACKAGES,
                    new GetStatus(Scope.LOAD_FILES).toCommand(),
                    timeLimit,
                    List.of(StatusWord.SUCCESS, NOT_FOUND)));
        }
        return List.copyOf(commands);
    }

    private static List<PlannedCommand> planForAll(Duration timeLimit) {
        return List.of(
                new PlannedCommand(
                        CARD,
                        new GetStatus(Scope.ISSUER_SECURITY_DOMAIN).toCommand(),
                        timeLimit,
                        List.of(StatusWord.SUCCESS)),
                new PlannedCommand(
                        APPLICATIONS,
                        new GetStatus(Scope.APPLICATIONS).toCommand(),
                        timeLimit,
                        List.of(StatusWord.SUCCESS, NOT_FOUND)));
    }
}
