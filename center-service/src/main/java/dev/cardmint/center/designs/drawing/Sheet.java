package dev.cardmint.center.designs.drawing;

import dev.cardmint.center.designs.template.Id1;

/** What a page is for. */
public enum Sheet {
    /** A card printer: the page is the card. */
    CARD(0),
    /** A press: the card with its bleed, and marks where it is cut. */
    CROP_MARKS(Id1.BLEED + Sheet.MARK);

    /** How long a mark is, in millimetres. */
    static final double MARK = 5;

    private final double margin;

    Sheet(double margin) {
        this.margin = margin;
    }

    /** In millimetres around the card. */
    double margin() {
        return margin;
    }
}
