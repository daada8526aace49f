package dev.cardmint.center.issuance;

import dev.cardmint.center.audit.Acting;
import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.issuance.IssuanceState.Issued;
import dev.cardmint.center.issuance.IssuanceState.Unissued;
import dev.cardmint.center.issuance.persistence.ReissueEntryRow;
import dev.cardmint.center.issuance.persistence.ReissueEntryRows;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.ReissueReason;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reissuing file: issuance data taken out of the issuance file for one more card. Entry and flag change together,
 * in the caller's transaction; with an entry, only a reissue may write the record.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ReissueEntries {

    private static final String PART = "reissue";

    private final IssuanceRecords records;
    private final ReissueEntryRows rows;
    private final IssuanceSettings settings;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ReissueEntries(
            IssuanceRecords records, ReissueEntryRows rows, IssuanceSettings settings, AuditLog audit, Clock clock) {
        this.records = records;
        this.rows = rows;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is to be made again.
     *
     * @param withCard whether the old card is there
     * @param asked the values that the profile wants to be given anew
     */
    public record Wanted(ReissueReason reason, boolean withCard, Map<String, String> asked) {

        public Wanted {
            asked = Map.copyOf(asked);
        }

        @Override
        public String toString() {
            return "Wanted[%s]".formatted(reason);
        }
    }

    /** The entry of a record, or {@code null} if no card is being made again for it. */
    public @Nullable ReissueEntry find(RecordId record) {
        return rows.findById(record.value()).map(ReissueEntryRow::toEntry).orElse(null);
    }

    /** Whether a new card is being made in the place of one with this chip. */
    public boolean isReplaced(Chip chip) {
        ReissueEntry entry = chip.record() == null ? null : find(new RecordId(chip.record()));
        return chip.isLive() && entry != null && entry.oldChip().equals(chip.identity());
    }

    /**
     * Copies the data of an issued record into an entry, changed as the profile says, and sets the flag back.
     *
     * @param issuance locked
     * @throws ProblemException unless a card was issued for the record and none is being made again
     * @throws IllegalArgumentException naming a value that cannot be changed so
     */
    public ReissueEntry begin(Acting who, IssuanceRecord issuance, CardTypeProfile profile, Wanted wanted) {
        Carrier carrier = requireCarrier(issuance);
        Instant now = clock.instant();
        var entry = new ReissueEntry(
                issuance.id(),
                wanted.reason(),
                carrier.chip(),
                carrier.proof(),
                wanted.withCard(),
                false,
                true,
                now,
                now.plus(settings.reissueLifetime()));
        byte[] data = copied(issuance, profile, wanted);
        if (issuance.state() instanceof Issued issued) {
            rows.save(new ReissueEntryRow(entry, data, String.valueOf(who.operatorName())));
            records.update(issuance.id(), issued.takenOut());
        } else {
            row(issuance.id()).renew(entry, data, String.valueOf(who.operatorName()));
        }
        append(AuditKind.REISSUE_BEGUN, who, entry);
        return entry;
    }

    /** The chip that carried a record last, and with which proof. */
    public record Carrier(ChipIdentity chip, Proof proof) {}

    /**
     * The card that can be made again for a record.
     *
     * @throws ProblemException unless one was issued for it and none is being made again, or only with data that were
     *     erased meanwhile
     */
    public Carrier requireCarrier(IssuanceRecord issuance) {
        if (issuance.state() instanceof Issued issued) {
            return new Carrier(issued.chip(), issued.proof());
        }
        ReissueEntry entry = find(issuance.id());
        if (entry != null && !entry.kept() && issuance.state() instanceof Unissued) {
            return new Carrier(entry.oldChip(), entry.oldProof());
        }
        throw new ProblemException(
                ProblemType.CONFLICT,
                entry == null
                        ? "No card has been issued for this record that could be made again."
                        : "A card is being made again for this record already.");
    }

    private ReissueEntryRow row(RecordId record) {
        return rows.findById(record.value())
                .orElseThrow(() -> new IllegalStateException("Record %s has no reissue entry".formatted(record)));
    }

    private byte[] copied(IssuanceRecord issuance, CardTypeProfile profile, Wanted wanted) {
        try (PersonalizationData before = records.data(issuance.id());
                PersonalizationData after =
                        before.changed(profile.reissue().changesFor(wanted.reason()), wanted.asked(), random)) {
            byte[] plain = after.serialize();
            try {
                return records.encrypt(issuance.id(), PART, plain);
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        }
    }

    /** The data to write next for a record: its entry's, if a card is being made again; close it. */
    public PersonalizationData dataToWrite(RecordId record) {
        ReissueEntryRow row = rows.findById(record.value()).orElse(null);
        return row == null ? records.data(record) : data(row);
    }

    /** The data that a record's card was written with; close them. */
    public PersonalizationData dataWritten(RecordId record) {
        return records.data(record);
    }

    private PersonalizationData data(ReissueEntryRow row) {
        byte[] encrypted = row.data();
        if (encrypted == null) {
            throw expired();
        }
        byte[] plain = records.decrypt(row.toEntry().record(), PART, encrypted);
        try {
            return PersonalizationData.parse(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** What was made again is issued: its data are the record's from now on, and the entry is erased. */
    public void complete(RecordId record) {
        rows.findById(record.value()).ifPresent(row -> {
            try (PersonalizationData written = data(row)) {
                records.keep(record, written);
            }
            rows.delete(row);
        });
    }

    /**
     * Gives a reissue up while the old card lives: the flag says again that it is issued, to the old chip.
     *
     * @param who {@code null} if its time is over
     * @param issuance locked
     * @throws ProblemException if a new card may carry the record
     */
    public void cancel(@Nullable Acting who, IssuanceRecord issuance) {
        ReissueEntry entry = find(issuance.id());
        if (entry == null || !(issuance.state() instanceof Unissued unissued)) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    entry == null
                            ? "No card is being made again for this record."
                            : "A new card may carry this record already. Put it into a reader; we will check it.");
        }
        records.update(issuance.id(), unissued.back(entry.oldChip(), entry.oldProof()));
        rows.deleteById(issuance.id().value());
        append(AuditKind.REISSUE_CANCELLED, who, entry);
    }

    /** A script leaves that ends the old card's life, or locks it, if a new card is being made for this record. */
    public void releaseEnd(RecordId record) {
        rows.findById(record.value()).ifPresent(ReissueEntryRow::releaseEnd);
    }

    /** The entries whose time is over and whose data are still there. */
    public List<ReissueEntry> overdue() {
        return rows.findByExpiresAtBeforeAndDataIsNotNull(clock.instant()).stream()
                .map(ReissueEntryRow::toEntry)
                .toList();
    }

    /** Erases the data of an entry that cannot be cancelled any more: its old card is dead. */
    public void erase(ReissueEntry entry) {
        row(entry.record()).erase();
        audit.append(
                AuditEntry.of(AuditKind.REISSUE_EXPIRED).record(entry.record().value()));
    }

    private void append(AuditKind kind, @Nullable Acting who, ReissueEntry entry) {
        AuditEntry unasked = AuditEntry.of(kind);
        audit.append((who == null ? unasked : unasked.by(who))
                .record(entry.record().value())
                .chip(entry.oldChip().value())
                .detail("reason", entry.reason())
                .detail("withCard", entry.withCard()));
    }

    /** Of an entry whose data were erased. */
    public static ProblemException expired() {
        return new ProblemException(
                ProblemType.CONFLICT,
                "The time for this reissue is over and its data were erased. Ask your supervisor to begin it anew.");
    }
}
