package dev.cardmint.center.issuance.persistence;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@code record_blocks}. */
public interface RecordBlockRows extends JpaRepository<RecordBlockRow, UUID> {}
