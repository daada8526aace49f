package dev.cardmint.center.designs.template;

/** Something that is drawn over the artwork of a card's side. */
public sealed interface FaceSlot permits TextSlot, PhotoSlot, BarcodeSlot {

    /** What of the card it may cover. */
    Box box();

    /** The line of the template that says so. */
    int line();
}
