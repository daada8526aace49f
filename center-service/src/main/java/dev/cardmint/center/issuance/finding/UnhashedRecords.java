package dev.cardmint.center.issuance.finding;

import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.finding.RecordHashStore.Unhashed;
import dev.cardmint.center.issuance.finding.RecordHashes.Hashed;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.UnreadableProfileException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the hashes of records that a release before this one entered. Some at a time, so that what else is due goes on;
 * until then such a record is found as before, by the chip of its card.
 */
@Component
class UnhashedRecords {

    private static final Logger log = LoggerFactory.getLogger(UnhashedRecords.class);

    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 40;

    private final RecordHashStore store;
    private final RecordHashes hashes;
    private final IssuanceRecords records;
    private final TransactionTemplate transaction;

    UnhashedRecords(
            RecordHashStore store, RecordHashes hashes, IssuanceRecords records, TransactionTemplate transaction) {
        this.store = store;
        this.hashes = hashes;
        this.records = records;
        this.transaction = transaction;
    }

    /** Goes on where it stopped; once nothing is left this is one small query. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void hash() {
        try {
            long after = 0;
            for (int batch = 0; batch < MOST_BATCHES && after >= 0; batch++) {
                after = hashSome(after);
            }
        } catch (DataAccessException e) {
            log.warn("Records could not be made findable now; it is tried again", e);
        }
    }

    /** The sequence number to go on after, or -1 if nothing was left. */
    private long hashSome(long after) {
        Long last = transaction.execute(status -> {
            List<Unhashed> some = store.unhashed(after, BATCH);
            List<RecordId> done =
                    some.stream().map(Unhashed::record).filter(this::hash).toList();
            store.done(done);
            return some.isEmpty() ? -1 : some.get(some.size() - 1).sequence();
        });
        return last == null ? -1 : last;
    }

    /** Whether it is done; one whose card type this release cannot read waits for one that can. */
    private boolean hash(RecordId id) {
        IssuanceRecord issuance = records.get(id);
        try (PersonalizationData data = records.data(id)) {
            hashes.replace(new Hashed(id, issuance.purpose(), data));
            return true;
        } catch (UnreadableProfileException e) {
            return false;
        }
    }
}
