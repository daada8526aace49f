package dev.cardmint.model.disposal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How small the pieces are (ISO/IEC 21964-1): material class E, electronic media and with them chip cards, with a
 * security level from 1 to 7. {@code E-4} in text and JSON.
 */
public record DestructionLevel(int level) {

    private static final String CLASS = "E-";
    private static final int LOWEST = 1;
    private static final int HIGHEST = 7;

    public DestructionLevel {
        if (level < LOWEST || level > HIGHEST) {
            throw new IllegalArgumentException(
                    "ISO/IEC 21964-1 has security levels from %d to %d".formatted(LOWEST, HIGHEST));
        }
    }

    /**
     * Reads {@code E-4}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    @JsonCreator
    public static DestructionLevel parse(String text) {
        if (!text.matches("E-[1-7]")) {
            throw new IllegalArgumentException("A level of destruction is E-1 to E-7");
        }
        return new DestructionLevel(text.charAt(CLASS.length()) - '0');
    }

    @JsonValue
    @Override
    public String toString() {
        return CLASS + level;
    }
}
