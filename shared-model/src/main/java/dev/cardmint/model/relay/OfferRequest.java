package dev.cardmint.model.relay;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one operation on a recognized card.
 *
 * @param record the issuance record to write, required for ISSUE
 * @param approval the approval of a second person, where the center asked for one
 */
public record OfferRequest(
        UUID recognition,
        Operation operation,
        @Nullable UUID record,
        @Nullable UUID approval) {

    public OfferRequest {
        Objects.requireNonNull(recognition, "recognition");
        Objects.requireNonNull(operation, "operation");
    }
}
