package dev.cardmint.center.issuance.finding.persistence;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.finding.RecordHash;
import dev.cardmint.center.issuance.finding.RecordHashStore;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hashes of records as a table. A record's own row may follow its hashes within the transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcRecordHashes implements RecordHashStore {

    private static final int BATCH = 500;

    private final JdbcClient database;
    private final JdbcTemplate batches;

    JdbcRecordHashes(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    @Override
    public void add(List<RecordHash> hashes) {
        batches.batchUpdate(
                "insert into record_hashes (record_id, found_by, hash) values (?, ?, ?)",
                hashes,
                BATCH,
                (statement, hash) -> {
                    statement.setObject(1, hash.record().value());
                    statement.setString(2, hash.foundBy());
                    statement.setBytes(3, hash.hash().toByteArray());
                });
    }

    @Override
    public void remove(List<RecordId> records) {
        batches.batchUpdate(
                "delete from record_hashes where record_id = ?",
                records,
                BATCH,
                (statement, record) -> statement.setObject(1, record.value()));
    }

    @Override
    public List<RecordId> find(Bytes hash, int limit) {
        return database.sql("select h.record_id from record_hashes h join issuance_records r on r.id = h.record_id"
                        + " where h.hash = :hash order by r.sequence limit :limit")
                .param("hash", hash.toByteArray())
                .param("limit", limit)
                .query((row, number) -> new RecordId(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public @Nullable Bytes hashOf(RecordId record, String foundBy) {
        return database.sql("select hash from record_hashes where record_id = :record and found_by = :foundBy")
                .param("record", record.value())
                .param("foundBy", foundBy)
                .query((row, number) -> Bytes.copyOf(row.getBytes(1)))
                .optional()
                .orElse(null);
    }

    @Override
    public List<Unhashed> unhashed(long after, int limit) {
        return database.sql("select id, sequence from issuance_records where not hashed and sequence > :after"
                        + " order by sequence limit :limit for update skip locked")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Unhashed(new RecordId(row.getObject(1, UUID.class)), row.getLong(2)))
                .list();
    }

    @Override
    public void done(List<RecordId> records) {
        batches.batchUpdate(
                "update issuance_records set hashed = true where id = ?",
                records,
                BATCH,
                (statement, record) -> statement.setObject(1, record.value()));
    }
}
