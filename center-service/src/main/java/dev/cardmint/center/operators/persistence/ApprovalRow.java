package dev.cardmint.center.operators.persistence;

import dev.cardmint.center.operators.Approval;
import dev.cardmint.center.operators.ApprovalAction;
import dev.cardmint.model.bytes.Bytes;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the approvals. */
@Entity
@Table(name = "approvals")
class ApprovalRow {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private ApprovalAction.Kind kind;

    private @Nullable String chip;

    private @Nullable UUID record;

    private @Nullable String subject;

    private String reason;

    private byte[] digest;

    @Enumerated(EnumType.STRING)
    private Approval.State state;

    private String requestedBy;

    private Instant requestedAt;

    private Instant expiresAt;

    private @Nullable String decidedBy;

    private @Nullable Instant decidedAt;

    private @Nullable Instant usedAt;

    protected ApprovalRow() {}

    static ApprovalRow of(Approval approval) {
        ApprovalRow row = new ApprovalRow();
        row.id = approval.id();
        row.kind = approval.action().kind();
        row.chip = approval.action().chip();
        row.record = approval.action().record();
        row.subject = approval.action().subject();
        row.reason = approval.reason();
        row.digest = approval.digest().toByteArray();
        row.state = approval.state();
        row.requestedBy = approval.requestedBy();
        row.requestedAt = approval.requestedAt();
        row.expiresAt = approval.expiresAt();
        row.decidedBy = approval.decidedBy();
        row.decidedAt = approval.decidedAt();
        row.usedAt = approval.usedAt();
        return row;
    }

    Approval toApproval() {
        return new Approval(
                id,
                new ApprovalAction(kind, chip, record, subject),
                reason,
                Bytes.copyOf(digest),
                state,
                requestedBy,
                requestedAt,
                expiresAt,
                decidedBy,
                decidedAt,
                usedAt);
    }
}
