package dev.cardmint.center.notices.persistence;

import dev.cardmint.center.notices.ContactStore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Contacts as a table: added behind their records, in the same batches. */
@Repository
class JpaContacts implements ContactStore {

    private final ContactRows rows;

    JpaContacts(ContactRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(UUID record, byte[] encrypted) {
        rows.save(ContactRow.of(record, encrypted));
    }

    @Override
    public byte @Nullable [] find(UUID record) {
        return rows.findById(record).map(ContactRow::data).orElse(null);
    }
}
