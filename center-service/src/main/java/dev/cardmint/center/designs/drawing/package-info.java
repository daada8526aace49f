/**
 * Draws a side of a card, in memory only: as pixels for printers and previews, or as a vector page. Entry types:
 * {@link CardFaces} and {@link Face}. Letters become outlines, so that they look the same everywhere and no page holds
 * a holder's data as text.
 */
@NullMarked
package dev.cardmint.center.designs.drawing;

import org.jspecify.annotations.NullMarked;
