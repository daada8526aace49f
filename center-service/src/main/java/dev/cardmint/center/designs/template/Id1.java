package dev.cardmint.center.designs.template;

/** The size of a card (ISO/IEC 7810, ID-1) and where its contacts are (ISO/IEC 7816-2), in millimetres. */
public final class Id1 {

    public static final Box CARD = new Box(0, 0, 85.60, 53.98);
    public static final double CORNER_RADIUS = 3.18;

    /** What is printed beyond the edge, so that none of it stays white where a sheet is cut. */
    public static final double BLEED = 3;

    /** From the left edge of C1 to the right edge of C8 (ISO/IEC 7816-2, clause 4). */
    public static final Box CONTACTS = new Box(10.25, 19.23, 9.62, 9.32);

    /** The plate that carries eight contacts on most cards: 13.0 by 11.8, on the same centre. */
    public static final Box MODULE = new Box(8.56, 17.99, 13.0, 11.8);

    private Id1() {}
}
