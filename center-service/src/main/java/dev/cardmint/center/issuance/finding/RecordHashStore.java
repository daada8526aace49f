package dev.cardmint.center.issuance.finding;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where hashes of records are kept. */
public interface RecordHashStore {

    void add(List<RecordHash> hashes);

    /** Forgets what was kept of records. */
    void remove(List<RecordId> records);

    /** The records with this hash, oldest first. */
    List<RecordId> find(Bytes hash, int limit);

    /**
     * Records of which nothing is kept yet, locked for the rest of the transaction; those that others have locked are
     * left to them.
     *
     * @param after sequence number of the last one seen, 0 to begin with
     */
    List<Unhashed> unhashed(long after, int limit);

    /** The hash that a record is found by with a key, or {@code null} if none is kept (yet). */
    @Nullable
    Bytes hashOf(RecordId record, String foundBy);

    /** From now on these records count as done, with hashes or without. */
    void done(List<RecordId> records);

    /** A record of which nothing is kept yet. */
    record Unhashed(RecordId record, long sequence) {}
}
