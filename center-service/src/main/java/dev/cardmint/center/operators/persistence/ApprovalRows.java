package dev.cardmint.center.operators.persistence;

import dev.cardmint.center.operators.Approval;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of approvals. */
interface ApprovalRows extends Repository<ApprovalRow, UUID> {

    ApprovalRow save(ApprovalRow row);

    Optional<ApprovalRow> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from ApprovalRow a where a.id = :id")
    Optional<ApprovalRow> lock(UUID id);

    List<ApprovalRow> findTop100ByStateAndExpiresAtAfterOrderByRequestedAt(Approval.State state, Instant now);
}
