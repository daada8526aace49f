package dev.cardmint.center.issuance.persistence;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@code data_keys.record_keys}. */
public interface RecordKeyRows extends JpaRepository<RecordKeyRow, UUID> {}
