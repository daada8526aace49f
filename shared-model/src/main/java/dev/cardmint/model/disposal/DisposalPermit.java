package dev.cardmint.model.disposal;

import java.time.Instant;
import java.util.UUID;

/**
 * The center's word that a card may be destroyed. Asking again from the same unit gives the same one.
 *
 * @param id what the report must name; later the certificate's
 */
public record DisposalPermit(UUID id, String chip, Instant permittedAt) {}
