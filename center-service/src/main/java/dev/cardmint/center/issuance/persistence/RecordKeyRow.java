package dev.cardmint.center.issuance.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** One row of {@code data_keys.record_keys}: the data key of one record, wrapped by the key vault. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read in the database only
@Table(schema = "data_keys", name = "record_keys")
public class RecordKeyRow implements Persistable<UUID> {

    @Id
    private UUID recordId;

    private byte[] wrappedKey;
    private Instant createdAt;

    @Transient
    private boolean stored;

    protected RecordKeyRow() {}

    public RecordKeyRow(UUID recordId, byte[] wrappedKey, Instant createdAt) {
        this.recordId = recordId;
        this.wrappedKey = wrappedKey.clone();
        this.createdAt = createdAt;
    }

    public byte[] wrappedKey() {
        return wrappedKey.clone();
    }

    @Override
    public UUID getId() {
        return recordId;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PrePersist
    void markStored() {
        stored = true;
    }
}
