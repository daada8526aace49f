package dev.cardmint.center.operators;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where approvals are kept. */
public interface ApprovalStore {

    void save(Approval approval);

    @Nullable
    Approval find(UUID id);

    /** The approval, held until the transaction ends: nobody else decides on it or uses it meanwhile. */
    @Nullable
    Approval lock(UUID id);

    /** Approvals that wait for a decision, oldest first. */
    List<Approval> waiting(Instant now);
}
