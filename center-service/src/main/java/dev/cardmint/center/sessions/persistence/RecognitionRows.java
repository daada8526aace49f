package dev.cardmint.center.sessions.persistence;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@code recognitions}. */
public interface RecognitionRows extends JpaRepository<RecognitionRow, UUID> {}
