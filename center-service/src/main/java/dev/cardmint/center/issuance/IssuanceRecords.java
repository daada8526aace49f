package dev.cardmint.center.issuance;

import dev.cardmint.center.audit.Acting;
import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.issuance.IssuanceState.Phase;
import dev.cardmint.center.issuance.IssuanceState.Unissued;
import dev.cardmint.center.issuance.finding.RecordHashes;
import dev.cardmint.center.issuance.finding.RecordHashes.Hashed;
import dev.cardmint.center.issuance.persistence.IssuanceRecordRow;
import dev.cardmint.center.issuance.persistence.IssuanceRecordRows;
import dev.cardmint.center.issuance.persistence.KeyedRecordRow;
import dev.cardmint.center.issuance.persistence.RecordKeyRow;
import dev.cardmint.center.issuance.persistence.RecordKeyRows;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The issuance file. Personalization data lies here only encrypted, each record's under a data key of its own, and is
 * decrypted for one script at a time.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class IssuanceRecords {

    private final IssuanceRecordRows rows;
    private final RecordKeyRows keys;
    private final RecordHashes hashes;
    private final KeyVault vault;
    private final AuditLog audit;
    private final Clock clock;

    IssuanceRecords(
            IssuanceRecordRows rows,
            RecordKeyRows keys,
            RecordHashes hashes,
            KeyVault vault,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.hashes = hashes;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which card type a new record is for, and whether it is a drill. */
    public record NewRecord(String profile, int profileVersion, Purpose purpose) {}

    /** A record with its data decrypted; close it. */
    public record OpenedRecord(IssuanceRecord issuance, long sequence, PersonalizationData data)
            implements AutoCloseable {

        @Override
        public void close() {
            data.close();
        }
    }

    /** Enters a record, UNISSUED, with its data encrypted. */
    public RecordId create(Acting who, NewRecord wanted, PersonalizationData data) {
        return createAll(who, wanted, List.of(data)).get(0);
    }

    /** Enters records of one card type as {@link #create} does, in the order of their data. */
    public List<RecordId> createAll(Acting who, NewRecord wanted, List<PersonalizationData> data) {
        List<Hashed> created = data.stream()
                .map(each -> new Hashed(create(wanted, each), wanted.purpose(), each))
                .toList();
        hashes.add(created);
        List<RecordId> ids = created.stream().map(Hashed::record).toList();
        audit.appendAll(ids.stream().map(id -> created(who, wanted, id)).toList());
        return ids;
    }

    private static AuditEntry created(Acting who, NewRecord wanted, RecordId id) {
        return AuditEntry.of(AuditKind.RECORD_CREATED)
                .by(who)
                .record(id.value())
                .detail("profile", wanted.profile())
                .detail("purpose", wanted.purpose());
    }

    private RecordId create(NewRecord wanted, PersonalizationData data) {
        RecordId id = RecordId.random();
        byte[] dataKey = vault.newDataKey();
        byte[] plain = data.serialize();
        try {
            var issuance = new IssuanceRecord(
                    id, wanted.profile(), wanted.profileVersion(), wanted.purpose(), new Unissued(0), clock.instant());
            keys.save(new RecordKeyRow(id.value(), dataKey, clock.instant()));
            rows.save(new IssuanceRecordRow(issuance, vault.encryptRecord(dataKey, plain, context(id))));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        return id;
    }

    /** The record, or 404. */
    public IssuanceRecord get(RecordId id) {
        return rows.findById(id.value()).orElseThrow(IssuanceRecords::unknown).toRecord();
    }

    /** The record, locked for the rest of the transaction, or 404. */
    public IssuanceRecord lock(RecordId id) {
        IssuanceRecordRow row = rows.findWithLockById(id.value());
        if (row == null) {
            throw unknown();
        }
        return row.toRecord();
    }

    /** Flag, count and binding change only through this, in the transaction of the evidence. */
    public void update(RecordId id, IssuanceState state) {
        rows.findById(id.value()).orElseThrow(IssuanceRecords::unknown).become(state, clock.instant());
    }

    /** A record's personalization data, decrypted; close it. */
    public PersonalizationData data(RecordId id) {
        return decrypt(rows.findById(id.value()).orElseThrow(IssuanceRecords::unknown), wrappedKey(id));
    }

    /** Replaces a record's data by what its next card was written with. */
    void keep(RecordId id, PersonalizationData written) {
        IssuanceRecordRow row = rows.findById(id.value()).orElseThrow(IssuanceRecords::unknown);
        byte[] plain = written.serialize();
        try {
            row.keep(vault.encryptRecord(wrappedKey(id), plain, context(id)));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        hashes.replace(new Hashed(id, row.toRecord().purpose(), written));
    }

    /** Encrypts what belongs to a record and is kept apart from it, under the record's data key: erased with it. */
    public byte[] encrypt(RecordId id, String part, byte[] plain) {
        return vault.encryptRecord(wrappedKey(id), plain, context(id) + "/" + part);
    }

    /** Decrypts what {@link #encrypt} made; the caller wipes it. */
    public byte[] decrypt(RecordId id, String part, byte[] encrypted) {
        return vault.decryptRecord(wrappedKey(id), encrypted, context(id) + "/" + part);
    }

    /**
     * A page of the issuance file, oldest first, in one query.
     *
     * @param after sequence number of the last record of the page before, 0 for the first page
     */
    public List<OpenedRecord> page(Purpose purpose, List<Phase> phases, long after, int limit) {
        return rows.findPage(purpose, phases, after, limit).stream()
                .map(this::open)
                .toList();
    }

    private byte[] wrappedKey(RecordId id) {
        return keys.findById(id.value())
                .orElseThrow(() -> new IllegalStateException("Record %s has no data key: erased?".formatted(id)))
                .wrappedKey();
    }

    private OpenedRecord open(KeyedRecordRow keyed) {
        IssuanceRecordRow row = keyed.row();
        return new OpenedRecord(row.toRecord(), row.sequence(), decrypt(row, keyed.wrappedKey()));
    }

    private PersonalizationData decrypt(IssuanceRecordRow row, byte[] dataKey) {
        byte[] plain =
                vault.decryptRecord(dataKey, row.data(), context(row.toRecord().id()));
        try {
            return PersonalizationData.parse(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static String context(RecordId id) {
        return "issuance-record/" + id;
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "No such issuance record.");
    }
}
