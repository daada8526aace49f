package dev.cardmint.center.designs.template;

import org.jspecify.annotations.Nullable;

/**
 * One line of text.
 *
 * @param value what of the record it shows, or {@code null} if every card shows the same
 * @param sample what every card shows, or what stands for the value in a sample
 */
public record TextSlot(int line, Box box, @Nullable String value, String sample, TextFormat format, TextStyle style)
        implements FaceSlot {

    /** Where its letters stand. */
    public double baseline() {
        return box.y() + TextStyle.ASCENT * style.size();
    }
}
