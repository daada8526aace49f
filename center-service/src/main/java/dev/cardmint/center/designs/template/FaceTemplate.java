package dev.cardmint.center.designs.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of a card: artwork below, and over it what is the holder's, in the order of the template.
 *
 * @param artwork SVG 1.1 made of what was read and checked, its view box grown by the bleed
 * @param chip a larger plate around the contacts than usual, if the template names one
 */
public record FaceTemplate(
        String artwork, List<FaceSlot> slots, @Nullable Box chip) {

    /** The longest template, in characters. */
    public static final int LONGEST = 200_000;

    public FaceTemplate {
        slots = List.copyOf(slots);
    }

    /**
     * Reads a template strictly.
     *
     * @throws MalformedTemplateException with the line of what cannot be used
     */
    public static FaceTemplate parse(String svg) {
        return new TemplateReader(svg).read();
    }

    /** What is not printed on a side that has contacts. */
    public Box keepOut() {
        return chip == null ? Id1.MODULE : chip;
    }

    /** Sizes only: artwork is long. */
    @Override
    public String toString() {
        return "FaceTemplate[%d characters, %d slots]".formatted(artwork.length(), slots.size());
    }
}
