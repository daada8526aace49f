package dev.cardmint.model.relay;

import java.time.Instant;
import java.util.UUID;

/**
 * A card that is being made again.
 *
 * @param withCard whether the old card is there: its life is ended before the new one is written
 * @param oldChip the identity of its chip, hexadecimal
 * @param issuanceCount how many cards were issued for the record so far
 * @param expiresAt when the data taken out for it are erased
 * @param message plain words: what to do next
 */
public record Reissue(
        UUID record,
        ReissueReason reason,
        boolean withCard,
        String oldChip,
        int issuanceCount,
        Instant expiresAt,
        String message) {}
