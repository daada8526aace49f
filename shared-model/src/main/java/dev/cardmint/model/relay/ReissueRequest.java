package dev.cardmint.model.relay;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one more card for the same holder.
 *
 * @param recognition the old card in the reader, or {@code null} if the holder has none
 * @param record whose card it was, where there is none; {@code null} where there is
 * @param values what the card type wants to be given anew for this reason
 * @param approval the approval of a second person: without a card, or where the center asked for one
 */
public record ReissueRequest(
        @Nullable UUID recognition,
        @Nullable UUID record,
        ReissueReason reason,
        Map<String, String> values,
        @Nullable UUID approval) {

    public ReissueRequest {
        Objects.requireNonNull(reason, "reason");
        values = values == null ? Map.of() : Map.copyOf(values);
        if ((recognition == null) == (record == null)) {
            throw new IllegalArgumentException("Either the card is there, or its record is named");
        }
    }

    /** Personal data may be among the values. */
    @Override
    public String toString() {
        return "ReissueRequest[%s]".formatted(reason);
    }
}
