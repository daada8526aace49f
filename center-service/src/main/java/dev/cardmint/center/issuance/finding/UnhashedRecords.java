package dev.cardmint.center.issuance.finding;

import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.finding.RecordHashStore.Unhashed;
import dev.cardmint.center.issuance.finding.RecordHashes.Hashed;
import dev.cardmint.center.personalization.PersonalizationData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the hashes of records that a release before this one entered. Some at a time, so that what else is due goes on;
 * until then such a record is found as before, by the chip of its card. One that does not open, or whose card type this
 * release cannot read, is passed over and tried again.
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
        } catch (DataAccessException | TransactionException e) {
            log.warn("Records could not be made findable now; it is tried again", e);
        }
    }

    /** The sequence number to go on after, or -1 if nothing was left. */
    private long hashSome(long after) {
        var some = new ArrayList<Unhashed>();
        boolean kept = inTransaction(status -> {
            some.addAll(store.unhashed(after, BATCH));
            return hash(some, status);
        });
        if (!kept) {
            hashEach(some);
        }
        return some.isEmpty() ? -1 : some.get(some.size() - 1).sequence();
    }

    /** Each in a transaction of its own, so that one that fails keeps back nothing else. */
    private void hashEach(List<Unhashed> some) {
        List<RecordId> failed = some.stream()
                .filter(each -> !inTransaction(status -> hash(lockedAgain(each), status)))
                .map(Unhashed::record)
                .toList();
        if (!failed.isEmpty()) {
            log.warn("{} records cannot be made findable now; the first is {}", failed.size(), failed.get(0));
        }
    }

    /** Empty if somebody else has it, or has done it. */
    private List<Unhashed> lockedAgain(Unhashed record) {
        return store.unhashed(record.sequence() - 1, 1).stream()
                .filter(record::equals)
                .toList();
    }

    private boolean inTransaction(TransactionCallback<Boolean> work) {
        return Boolean.TRUE.equals(transaction.execute(work));
    }

    /** Whether they all are done; otherwise nothing is kept. What failed has ended the transaction by then. */
    private boolean hash(List<Unhashed> some, TransactionStatus status) {
        try {
            List<RecordId> ids = some.stream().map(Unhashed::record).toList();
            ids.forEach(this::hash);
            store.done(ids);
            return true;
        } catch (RuntimeException e) {
            status.setRollbackOnly();
            return false;
        }
    }

    private void hash(RecordId id) {
        IssuanceRecord issuance = records.get(id);
        try (PersonalizationData data = records.data(id)) {
            hashes.replace(new Hashed(id, issuance.purpose(), data));
        }
    }
}
