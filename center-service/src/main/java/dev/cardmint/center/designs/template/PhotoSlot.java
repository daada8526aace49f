package dev.cardmint.center.designs.template;

/**
 * Where the holder's photo is: it fills its box, and what does not fit is left out on both sides alike.
 *
 * @param cornerRadius in millimetres
 */
public record PhotoSlot(int line, Box box, double cornerRadius) implements FaceSlot {}
