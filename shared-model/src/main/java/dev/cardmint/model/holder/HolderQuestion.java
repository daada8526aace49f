package dev.cardmint.model.holder;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks which records a holder has.
 *
 * @param cardType the type of the card that is missing
 * @param values all values of one of the type's search forms
 * @param approval a second person's, over the question; {@code null} to find out what that is
 */
public record HolderQuestion(
        String cardType,
        Map<String, String> values,
        @Nullable UUID approval) {

    public HolderQuestion {
        Objects.requireNonNull(cardType, "cardType");
        values = values == null ? Map.of() : Map.copyOf(values);
    }

    /** Personal data are the values. */
    @Override
    public String toString() {
        return "HolderQuestion[%s]".formatted(cardType);
    }
}
