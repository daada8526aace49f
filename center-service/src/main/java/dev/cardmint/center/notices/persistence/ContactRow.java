package dev.cardmint.center.notices.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** A row of {@code holder_contacts}; rows are only ever added. */
@Entity
@Table(name = "holder_contacts")
class ContactRow implements Persistable<UUID> {

    @Id
    private UUID recordId;

    private byte[] data;

    @Transient
    private boolean added;

    protected ContactRow() {}

    static ContactRow of(UUID record, byte[] encrypted) {
        ContactRow row = new ContactRow();
        row.recordId = record;
        row.data = encrypted.clone();
        row.added = true;
        return row;
    }

    byte[] data() {
        return data.clone();
    }

    @Override
    public UUID getId() {
        return recordId;
    }

    /** Spares the query that asks whether a new row is there already. */
    @Override
    public boolean isNew() {
        return added;
    }
}
