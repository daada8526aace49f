package dev.cardmint.center.notices;

import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holders' contacts, each encrypted under the data key of its record: erased with it. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Contacts {

    private static final String PART = "contact";

    private final IssuanceRecords records;
    private final ContactStore store;

    Contacts(IssuanceRecords records, ContactStore store) {
        this.records = records;
        this.store = store;
    }

    /** Keeps the contact of a new record. */
    public void keep(RecordId record, Contact contact) {
        byte[] plain = contact.serialize();
        try {
            store.add(record.value(), records.encrypt(record, PART, plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The contact of a record, or {@code null} if its holder gave none. */
    public @Nullable Contact find(RecordId record) {
        byte[] encrypted = store.find(record.value());
        if (encrypted == null) {
            return null;
        }
        byte[] plain = records.decrypt(record, PART, encrypted);
        try {
            return Contact.parse(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
