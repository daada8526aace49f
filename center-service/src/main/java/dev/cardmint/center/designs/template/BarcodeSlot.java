package dev.cardmint.center.designs.template;

/** Where a value is, as a code to be read by machines, with its quiet zone. */
public record BarcodeSlot(int line, Box box, String value, String sample, Symbology symbology) implements FaceSlot {}
