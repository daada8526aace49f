/**
 * How the values of a card's memory are written into an image of it. Entry type: {@link ImageBytes}. The file itself is
 * the card's.
 */
@NullMarked
package dev.cardmint.simulator.image;

import org.jspecify.annotations.NullMarked;
