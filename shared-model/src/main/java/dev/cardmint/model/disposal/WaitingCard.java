package dev.cardmint.model.disposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card that waits for its destruction.
 *
 * @param chip the identity of its chip, hexadecimal
 * @param since when its life ended
 * @param ready whether it may be destroyed now: otherwise its holder's new card comes first
 * @param permittedAt when its destruction was permitted that nobody has reported, or {@code null}
 * @param message plain words for the clerk
 */
public record WaitingCard(
        String chip,
        String cardType,
        LifeEnd lifeEnd,
        Instant since,
        boolean ready,
        @Nullable Instant permittedAt,
        String message) {}
