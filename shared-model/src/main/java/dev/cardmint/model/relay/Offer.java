package dev.cardmint.model.relay;

import java.time.Instant;
import java.util.UUID;

/**
 * The center's word that every check but the chip's own has passed. Used once, bound to terminal, reader, recognition,
 * operator and record.
 *
 * @param opening SELECT and INITIALIZE UPDATE with the host challenge; sent only when the clerk says so
 * @param predictedRoundTrips network round trips from the click to the outcome, as the profile predicts
 */
public record Offer(UUID id, Operation operation, Script opening, Instant expiresAt, int predictedRoundTrips) {}
