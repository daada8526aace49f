package dev.cardmint.model.relay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What comes next in a card session: either a script or the outcome.
 *
 * @param step number of the script, from 1; the report goes to this step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionAnswer(
        UUID session,
        int step,
        @Nullable Script script,
        @Nullable Outcome outcome) {

    public SessionAnswer {
        if ((script == null) == (outcome == null)) {
            throw new IllegalArgumentException("A session goes on with a script or ends with an outcome");
        }
    }
}
