package dev.cardmint.center.sessions;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntries;
import dev.cardmint.center.issuance.ReissueEntry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends reissues that nobody finished: data do not lie in the reissuing file for ever. */
@Component
class OverdueReissues {

    private static final Logger log = LoggerFactory.getLogger(OverdueReissues.class);

    private final ReissueEntries entries;
    private final Reissues reissues;
    private final TransactionTemplate transaction;

    OverdueReissues(ReissueEntries entries, Reissues reissues, TransactionTemplate transaction) {
        this.entries = entries;
        this.reissues = reissues;
        this.transaction = transaction;
    }

    /** Ends what is overdue, each in its own transaction: what one meets does not keep the others. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void end() {
        List<ReissueEntry> overdue = transaction.execute(status -> entries.overdue());
        for (ReissueEntry entry : overdue == null ? List.<ReissueEntry>of() : overdue) {
            RecordId record = entry.record();
            try {
                transaction.executeWithoutResult(status -> reissues.expire(record));
            } catch (DataAccessException e) {
                log.warn(
                        "The reissue of record {} is overdue and could not be ended now; it is tried again", record, e);
            }
        }
    }
}
