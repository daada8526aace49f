package dev.cardmint.center.issuance.persistence;

import dev.cardmint.center.issuance.BlockReason;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One row of {@code record_blocks}. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read in the database only
@Table(name = "record_blocks")
public class RecordBlockRow {

    @Id
    private UUID recordId;

    @Enumerated(EnumType.STRING)
    private BlockReason reason;

    private String blockedBy;
    private Instant blockedAt;

    protected RecordBlockRow() {}

    public RecordBlockRow(UUID recordId, BlockReason reason, String blockedBy, Instant blockedAt) {
        this.recordId = recordId;
        this.reason = reason;
        this.blockedBy = blockedBy;
        this.blockedAt = blockedAt;
    }

    public BlockReason reason() {
        return reason;
    }
}
