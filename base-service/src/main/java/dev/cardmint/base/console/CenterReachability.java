package dev.cardmint.base.console;

import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterProblemException;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.base.center.CenterUnreachableException;
import dev.cardmint.base.relay.CardSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Asks the center for a sign of life, seldom, and never while a card is being written. */
@Component
class CenterReachability {

    private static final Duration GOOD_FOR = Duration.ofSeconds(3);

    private final CenterClient center;
    private final CardSessions sessions;
    private final Clock clock;
    private Instant askedAt = Instant.MIN;

    CenterReachability(CenterClient center, CardSessions sessions, Clock clock) {
        this.center = center;
        this.sessions = sessions;
        this.clock = clock;
    }

    synchronized boolean reachable() {
        Instant now = clock.instant();
        if (!sessions.anyRunning() && askedAt.isBefore(now.minus(GOOD_FOR))) {
            ask();
            askedAt = now;
        }
        return center.link().up();
    }

    private void ask() {
        try {
            center.once(CenterRequest.get("/v1/terminal")).close();
        } catch (CenterUnreachableException | CenterProblemException e) {
            // The link knows; a center that says no is there.
        }
    }
}
