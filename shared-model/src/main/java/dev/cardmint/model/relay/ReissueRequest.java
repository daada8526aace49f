package dev.cardmint.model.relay;

import java.util.List;
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
 * @param identification what the old card answered when it was asked whose it is; it finds the record and proves
 *     nothing
 */
public record ReissueRequest(
        @Nullable UUID recognition,
        @Nullable UUID record,
        ReissueReason reason,
        Map<String, String> values,
        @Nullable UUID approval,
        List<ReadoutAnswer> identification) {

    public ReissueRequest {
        Objects.requireNonNull(reason, "reason");
        values = values == null ? Map.of() : Map.copyOf(values);
        identification = identification == null ? List.of() : List.copyOf(identification);
        if ((recognition == null) == (record == null)) {
            throw new IllegalArgumentException("Either the card is there, or its record is named");
        }
    }

    /** Asks without having asked the card whose it is. */
    public ReissueRequest(
            @Nullable UUID recognition,
            @Nullable UUID record,
            ReissueReason reason,
            Map<String, String> values,
            @Nullable UUID approval) {
        this(recognition, record, reason, values, approval, List.of());
    }

    /** The same with what the old card answered. */
    public ReissueRequest identifiedBy(List<ReadoutAnswer> answers) {
        return new ReissueRequest(recognition, record, reason, values, approval, answers);
    }

    /** Personal data may be among the values. */
    @Override
    public String toString() {
        return "ReissueRequest[%s]".formatted(reason);
    }
}
