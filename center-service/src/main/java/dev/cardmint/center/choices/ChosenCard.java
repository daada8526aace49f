package dev.cardmint.center.choices;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.issuance.RecordId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen for a record's card.
 *
 * @param asked whether somebody chose it; otherwise it is what is usual
 * @param chosenBy the clerk, or {@code null} if the customer asked for it, or nobody did
 * @param release the last time that a script left for a card of this choice
 */
public record ChosenCard(
        RecordId record,
        CardChoice choice,
        boolean asked,
        @Nullable String chosenBy,
        Instant chosenAt,
        @Nullable Release release) {

    /** Which chip a card of this choice was written to, and when that began. */
    public record Release(ChipIdentity chip, Instant at) {}
}
