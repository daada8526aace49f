package dev.cardmint.center.issuance;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.ReissueReason;
import java.time.Instant;

/**
 * One line of the reissuing file, without its data: while it is there, the record waits for one more card.
 *
 * @param oldChip the chip that carries the record so far
 * @param oldProof with which proof
 * @param withCard whether the holder brought the old card: then its life is ended before the new one is written
 * @param endReleased whether a script that ends the old card's life, or locks it, has left: whatever came of it, nobody
 *     may take the old card for one in use before it has said so itself
 * @param kept whether its data are still there: they are erased when its time is over
 */
public record ReissueEntry(
        RecordId record,
        ReissueReason reason,
        ChipIdentity oldChip,
        Proof oldProof,
        boolean withCard,
        boolean endReleased,
        boolean kept,
        Instant createdAt,
        Instant expiresAt) {

    /** Whether the new card waits for the end of the old one: it is there, or was when its end was released. */
    public boolean waitsForOldCard() {
        return withCard || endReleased;
    }
}
