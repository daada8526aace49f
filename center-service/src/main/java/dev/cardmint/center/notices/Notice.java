package dev.cardmint.center.notices;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.model.relay.ReissueReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a card was issued, to be told to its holder. Nothing of card or holder is in it.
 *
 * @param issuanceCount how many cards have been issued for the record, this one included
 * @param reason why it was made again, or {@code null} for a first card
 * @param oldCard what became of the card before, or {@code null} if there was none
 * @param attempts how often it was tried to send it
 * @param settledAt when it was sent or given up, or {@code null}
 */
public record Notice(
        UUID id,
        RecordId record,
        int issuanceCount,
        @Nullable ReissueReason reason,
        @Nullable OldCard oldCard,
        String branch,
        Instant issuedAt,
        State state,
        int attempts,
        @Nullable Instant settledAt) {

    /** Whether it has been sent by mail. */
    public enum State {
        /** The holder gave no address to send it to. */
        NO_ADDRESS,
        WAITING,
        SENT,
        /** The address was refused, or it was tried often enough. */
        GIVEN_UP
    }
}
