package dev.cardmint.center.designs.drawing;

import dev.cardmint.center.designs.template.Box;
import dev.cardmint.center.designs.template.TextSlot;
import dev.cardmint.center.designs.template.TextStyle;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.text.AttributedString;

/**
 * A text as the outlines of its letters: joined, ordered and turned as their script asks (Unicode, annex 9), and fitted
 * into its slot. It is made smaller where it must be, and never cut.
 */
final class TextOutline {

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private TextOutline() {}

    /**
     * The outlines in millimetres on the card.
     *
     * @throws UndrawableException if there is no such letter, or the text is too long at its smallest size
     */
    static Shape of(TextSlot slot, String text, Typefaces typefaces) {
        if (text.isBlank()) {
            throw new UndrawableException(slot, "is empty");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new UndrawableException(slot, "has a line break or another control character");
        }
        AttributedString set = typefaces.set(text, slot.style().bold());
        if (set == null) {
            throw new UndrawableException(slot, "has a letter that no typeface of the center has");
        }
        return fit(slot, new TextLayout(set.getIterator(), EXACT));
    }

    private static Shape fit(TextSlot slot, TextLayout layout) {
        Shape letters = layout.getOutline(AffineTransform.getScaleInstance(1 / Typefaces.EM, 1 / Typefaces.EM));
        Rectangle2D ink = letters.getBounds2D();
        double left = Math.min(0, ink.getMinX());
        double right = Math.max(layout.getAdvance() / Typefaces.EM, ink.getMaxX());
        double size = size(slot, right - left, ink);
        if (size < slot.style().smallestSize()) {
            throw new UndrawableException(slot, "is too long for its place on the card, or its letters too tall");
        }
        Box box = slot.box();
        double x =
                switch (slot.style().align()) {
                    case LEFT -> box.x() - left * size;
                    case MIDDLE -> box.x() + (box.width() - (left + right) * size) / 2;
                    case RIGHT -> box.right() - right * size;
                };
        var placed = AffineTransform.getTranslateInstance(x, slot.baseline());
        placed.scale(size, size);
        return placed.createTransformedShape(letters);
    }

    /** The largest size at which the text stays in its box on all sides. */
    private static double size(TextSlot slot, double width, Rectangle2D ink) {
        double wanted = slot.style().size();
        double size = Math.min(wanted, slot.box().width() / width);
        if (ink.getMinY() < 0) {
            size = Math.min(size, TextStyle.ASCENT * wanted / -ink.getMinY());
        }
        if (ink.getMaxY() > 0) {
            size = Math.min(size, TextStyle.DESCENT * wanted / ink.getMaxY());
        }
        return size;
    }
}
