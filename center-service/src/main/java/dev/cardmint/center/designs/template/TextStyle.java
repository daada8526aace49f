package dev.cardmint.center.designs.template;

import java.awt.Color;

/**
 * How a text looks.
 *
 * @param size in millimetres, the size of the font's em square
 * @param smallestSize what it may be made smaller to if it is long
 */
public record TextStyle(double size, double smallestSize, boolean bold, Color colour, Align align) {

    /** How far letters with marks reach above the line they stand on, in sizes. */
    public static final double ASCENT = 1.15;

    /** How far letters reach below it; Arabic ones reach the farthest. */
    public static final double DESCENT = 0.5;

    /** Which edge of its box a text starts from, whatever way its script runs. */
    public enum Align {
        LEFT,
        MIDDLE,
        RIGHT
    }

    public TextStyle {
        if (!(smallestSize > 0 && smallestSize <= size)) {
            throw new IllegalArgumentException("The smallest size is at most the size");
        }
    }
}
