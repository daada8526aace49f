package dev.cardmint.center.issuance.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@code reissue_entries}. */
public interface ReissueEntryRows extends JpaRepository<ReissueEntryRow, UUID> {

    List<ReissueEntryRow> findByExpiresAtBeforeAndDataIsNotNull(Instant now);
}
