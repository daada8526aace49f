package dev.cardmint.center.blocklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cardmint.center.cards.ChipState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the blocked list.
 *
 * @param chip the chip's identity, hexadecimal
 * @param blocked false for a chip that was taken off the list; told only where changes are asked for
 * @param since when it came onto the list, or was taken off it
 * @param why {@code null} where it is not blocked any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BlockedChip(
        String chip,
        String cardType,
        boolean blocked,
        Instant since,
        @Nullable Why why) {

    /** Why a chip is blocked. */
    public enum Why {
        /** Its card was not there when a new one was made: lost, stolen or dead, and perhaps alive. */
        NOT_REACHED,
        /** Its life was ended, and its kind cannot prove it. */
        END_NOT_PROVED,
        /** It is destroyed, or two people declared it so. */
        DESTROYED;

        static Why of(ChipState state) {
            return switch (state) {
                case DESTROYED -> DESTROYED;
                case RETIRED -> END_NOT_PROVED;
                case STOCK, RESERVED, WRITING, IN_DOUBT, LIVE, SUSPENDED, SPOILED -> NOT_REACHED;
            };
        }
    }

    /** As the books have it. */
    public static BlockedChip of(String chip, String cardType, ChipState state, boolean blocked, Instant since) {
        return new BlockedChip(chip, cardType, blocked, since, blocked ? Why.of(state) : null);
    }
}
