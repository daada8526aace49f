package dev.cardmint.center.designs;

/** The sides of a card; contacts are on the front (ISO/IEC 7816-2). */
public enum Side {
    FRONT,
    BACK
}
