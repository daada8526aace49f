package dev.cardmint.center.sessions;

import dev.cardmint.center.sessions.persistence.CardSessionRow;
import dev.cardmint.center.sessions.persistence.CardSessionRows;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends sessions whose bases never came to the end: their session keys are not kept for ever, and of a card of which
 * nothing was heard nothing is believed.
 */
@Component
class OverdueSessions {

    private static final Logger log = LoggerFactory.getLogger(OverdueSessions.class);
    private static final int AT_ONCE = 1_000;

    private final CardSessionRows rows;
    private final SessionEndings endings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration longest;

    OverdueSessions(
            CardSessionRows rows,
            SessionEndings endings,
            TransactionTemplate transaction,
            Clock clock,
            SessionSettings settings) {
        this.rows = rows;
        this.endings = endings;
        this.transaction = transaction;
        this.clock = clock;
        this.longest = settings.longest();
    }

    /** Ends what is overdue, each in its own transaction: what one meets does not keep the others. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void end() {
        for (UUID overdue : rows.findOpenedBefore(clock.instant().minus(longest), AT_ONCE)) {
            try {
                transaction.executeWithoutResult(status -> end(overdue));
            } catch (DataAccessException e) {
                log.warn("Card session {} is overdue and could not be ended now; it is tried again", overdue, e);
            }
        }
    }

    private void end(UUID overdue) {
        CardSessionRow session = rows.findWithLockById(overdue);
        if (session != null && session.ending() == null) {
            endings.applyUnasked(session, Conclusions.ofSilence(session));
        }
    }
}
