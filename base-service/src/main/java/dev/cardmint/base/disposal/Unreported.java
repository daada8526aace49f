package dev.cardmint.base.disposal;

import dev.cardmint.model.disposal.DisposalReport;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card that was destroyed, or is being destroyed by hand, and is not certified yet.
 *
 * @param destroyedAt {@code null} where a person still has to say so
 */
record Unreported(UUID permit, String chip, @Nullable Instant destroyedAt) {

    boolean isDestroyed() {
        return destroyedAt != null;
    }

    DisposalReport toReport(Instant now, @Nullable UUID approval) {
        return new DisposalReport(permit, chip, destroyedAt == null ? now : destroyedAt, approval);
    }
}
