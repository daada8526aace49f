package dev.cardmint.center.designs.template;

import java.awt.geom.Rectangle2D;

/** A rectangle on a card's side, in millimetres from the upper left corner. */
public record Box(double x, double y, double width, double height) {

    public Box {
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException("A box has a width and a height");
        }
    }

    /** Whether all of another box lies in this one. */
    public boolean contains(Box other) {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }

    /** Whether the two have more than an edge in common. */
    public boolean overlaps(Box other) {
        return other.x < right() && x < other.right() && other.y < bottom() && y < other.bottom();
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    /** A box that is larger by a margin on each side. */
    public Box grown(double margin) {
        return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    public Rectangle2D toRectangle() {
        return new Rectangle2D.Double(x, y, width, height);
    }
}
