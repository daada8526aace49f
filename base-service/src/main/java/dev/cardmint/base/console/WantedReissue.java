package dev.cardmint.base.console;

import dev.cardmint.base.recognition.Pin;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the clerk's page asks for: as the center is asked, and what only the card is told.
 *
 * @param pin the holder's, where the card wants it
 */
record WantedReissue(
        @Nullable UUID recognition,
        @Nullable UUID record,
        ReissueReason reason,
        Map<String, String> values,
        @Nullable UUID approval,
        @Schema(type = "string") @Nullable Pin pin) {

    WantedReissue {
        values = values == null ? Map.of() : Map.copyOf(values);
        if ((recognition == null) == (record == null)) {
            throw new IllegalArgumentException("Either the card is there, or its record is named");
        }
    }

    /** What goes to the center. */
    ReissueRequest told(List<ReadoutAnswer> answers) {
        return new ReissueRequest(recognition, record, reason, values, approval, answers);
    }

    /** Personal data may be among the values. */
    @Override
    public String toString() {
        return "WantedReissue[%s]".formatted(reason);
    }
}
