package dev.cardmint.center.issuance;

import dev.cardmint.center.cards.Chip;
import dev.cardmint.model.relay.ReissueReason;
import org.jspecify.annotations.Nullable;

/**
 * A card counts: published in the transaction of the evidence that sets flag and count.
 *
 * @param issuanceCount how many cards have been issued for the record, this one included
 * @param branch where it was issued
 * @param replaced the card that it replaces, or {@code null} if it is the first
 */
public record CardIssued(
        RecordId record,
        int issuanceCount,
        String branch,
        @Nullable Replaced replaced) {

    /** Why a card was made again, and where the chip of the one before stands now. */
    public record Replaced(ReissueReason reason, Chip oldChip) {}
}
