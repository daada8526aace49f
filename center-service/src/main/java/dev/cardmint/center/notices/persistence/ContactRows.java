package dev.cardmint.center.notices.persistence;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The table of contacts. */
interface ContactRows extends Repository<ContactRow, UUID> {

    ContactRow save(ContactRow row);

    Optional<ContactRow> findById(UUID record);
}
