package dev.cardmint.center.operators.persistence;

import dev.cardmint.center.operators.Approval;
import dev.cardmint.center.operators.ApprovalStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Approvals as a table. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JpaApprovals implements ApprovalStore {

    private final ApprovalRows rows;

    JpaApprovals(ApprovalRows rows) {
        this.rows = rows;
    }

    @Override
    public void save(Approval approval) {
        rows.save(ApprovalRow.of(approval));
    }

    @Override
    public @Nullable Approval find(UUID id) {
        return rows.findById(id).map(ApprovalRow::toApproval).orElse(null);
    }

    @Override
    public @Nullable Approval lock(UUID id) {
        return rows.lock(id).map(ApprovalRow::toApproval).orElse(null);
    }

    @Override
    public List<Approval> waiting(Instant now) {
        return rows.findTop100ByStateAndExpiresAtAfterOrderByRequestedAt(Approval.State.REQUESTED, now).stream()
                .map(ApprovalRow::toApproval)
                .toList();
    }
}
