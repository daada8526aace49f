package dev.cardmint.center.issuance;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.issuance.persistence.RecordBlockRow;
import dev.cardmint.center.issuance.persistence.RecordBlockRows;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holders who get no card: whatever was begun for their records stays as it is, and nothing more is written. */
@Service
public class RecordBlocks {

    private final IssuanceRecords records;
    private final RecordBlockRows rows;
    private final Chips chips;
    private final AuditLog audit;
    private final Clock clock;

    RecordBlocks(IssuanceRecords records, RecordBlockRows rows, Chips chips, AuditLog audit, Clock clock) {
        this.records = records;
        this.rows = rows;
        this.chips = chips;
        this.audit = audit;
        this.clock = clock;
    }

    /** Blocks a record; one that is blocked takes the new reason. */
    @Transactional
    public void block(Caller caller, RecordId record, BlockReason reason) {
        lock(caller, record);
        rows.save(new RecordBlockRow(
                record.value(), reason, caller.requireOperator().username(), clock.instant()));
        append(AuditKind.RECORD_BLOCKED, caller, record, reason);
    }

    /** Takes a block away; where there is none, nothing happens. */
    @Transactional
    public void unblock(Caller caller, RecordId record) {
        lock(caller, record);
        RecordBlockRow row = rows.findById(record.value()).orElse(null);
        if (row != null) {
            rows.delete(row);
            append(AuditKind.RECORD_UNBLOCKED, caller, record, row.reason());
        }
    }

    private void lock(Caller caller, RecordId record) {
        Purpose purpose = Purpose.of(caller.terminal().drill());
        IssuanceRecord issuance = records.lock(record);
        if (issuance.purpose() != purpose) {
            throw new ProblemException(
                    ProblemType.DRILL_MISMATCH,
                    "Drill records are blocked at drill terminals only, and no others there.");
        }
        requireBranch(caller, issuance);
    }

    /** The branch whose chip carries the record; as long as none does, any. */
    private void requireBranch(Caller caller, IssuanceRecord issuance) {
        ChipIdentity carrying = issuance.state().chip();
        Chip chip = carrying == null ? null : chips.find(issuance.purpose(), carrying);
        if (chip != null) {
            caller.requireBranch(chip.branch());
        }
    }

    private void append(AuditKind kind, Caller caller, RecordId record, BlockReason reason) {
        audit.append(AuditEntry.of(kind).by(caller).record(record.value()).detail("reason", reason));
    }

    /** Why a record is blocked, or {@code null} if it is not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable BlockReason reason(RecordId record) {
        return rows.findById(record.value()).map(RecordBlockRow::reason).orElse(null);
    }

    /**
     * Refuses a card for a blocked record.
     *
     * @param record locked, so that nobody blocks it meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireNone(RecordId record) {
        BlockReason reason = reason(record);
        if (reason != null) {
            throw new ProblemException(
                    ProblemType.NOT_ALLOWED,
                    "This holder gets no card: %s. Nothing has changed. Ask your supervisor."
                            .formatted(reason.words()));
        }
    }
}
