package dev.cardmint.model.disposal;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A base says that a card is destroyed. Repeated, it gives the same certificate.
 *
 * @param permit the center's word before
 * @param destroyedAt by the base's clock
 * @param approval of the second person, where a card was destroyed by hand
 */
public record DisposalReport(
        UUID permit,
        String chip,
        Instant destroyedAt,
        @Nullable UUID approval) {

    public DisposalReport {
        Objects.requireNonNull(permit, "permit");
        Objects.requireNonNull(chip, "chip");
        Objects.requireNonNull(destroyedAt, "destroyedAt");
    }
}
