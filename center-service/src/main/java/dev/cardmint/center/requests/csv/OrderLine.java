package dev.cardmint.center.requests.csv;

import dev.cardmint.center.notices.GivenContact;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file, read but not checked.
 *
 * @param number where it starts in the file; the header is line 1
 * @param values by column; cells that are empty are values that are missing
 * @param contact where the holder wants to be told, or {@code null}
 */
public record OrderLine(
        int number,
        String orderId,
        Map<String, String> values,
        @Nullable GivenContact contact) {

    public OrderLine {
        values = Map.copyOf(values);
    }

    /** Its number only: the rest is a person's data. */
    @Override
    public String toString() {
        return "OrderLine[%d]".formatted(number);
    }
}
