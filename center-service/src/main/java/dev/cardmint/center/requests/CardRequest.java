package dev.cardmint.center.requests;

import dev.cardmint.model.bytes.Bytes;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer's order that became an issuance record.
 *
 * @param orderId the customer's own name for it
 * @param commitment a hash of what was ordered that only the key vault can compute
 */
public record CardRequest(
        UUID id, String customer, String orderId, String cardType, Bytes commitment, UUID record, Instant createdAt) {}
