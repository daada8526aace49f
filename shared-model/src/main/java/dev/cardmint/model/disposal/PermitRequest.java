package dev.cardmint.model.disposal;

import java.util.Locale;
import java.util.Objects;

/**
 * Asks whether a card may be destroyed now.
 *
 * @param chip the identity of its chip, hexadecimal
 * @param serial what was scanned or typed from the card itself: it must name the same chip
 * @param unit the unit's name at its branch
 */
public record PermitRequest(String chip, String serial, DisposalMethod method, String unit, DestructionLevel level) {

    private static final int LONGEST_UNIT = 80;

    public PermitRequest {
        chip = normalized(Objects.requireNonNull(chip, "chip"));
        serial = normalized(Objects.requireNonNull(serial, "serial"));
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(level, "level");
        if (!Objects.requireNonNull(unit, "unit").matches("[^\\p{Cntrl}]{1,%d}".formatted(LONGEST_UNIT))) {
            throw new IllegalArgumentException("A unit's name has 1 to %d characters".formatted(LONGEST_UNIT));
        }
    }

    /** An identity as a scanner or a person gives it: small letters, blanks and hyphens make no difference. */
    public static String normalized(String hexadecimal) {
        return hexadecimal.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
