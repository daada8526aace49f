package dev.cardmint.center.profiles;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a record must be like.
 *
 * @param label what people call it
 * @param maxBytes in UTF-8, after normalization; for DIGITS the exact length; for a PHOTO those of its JPEG image
 * @param multiline whether a TEXT may have line breaks
 */
public record ValueRule(ValueType type, String label, int maxBytes, boolean multiline) {

    /** How many characters every such value has, or -1 where that differs. */
    public int fixedCharacters() {
        return type == ValueType.DIGITS ? maxBytes : -1;
    }

    /** Whether it is given among the texts of a record. */
    boolean isText() {
        return type != ValueType.PHOTO;
    }

    /** Plain words for what is wrong with a normalized value, or {@code null}; they never repeat it. */
    public @Nullable String complaint(String value) {
        if (isText() && value.isBlank()) {
            return label + " is missing";
        }
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (isText() && bytes > maxBytes) {
            return "%s is too long: %d bytes in UTF-8, at most %d fit".formatted(label, bytes, maxBytes);
        }
        String complaint = type.complaint(value, this);
        return complaint == null ? null : "%s %s".formatted(label, complaint);
    }
}
