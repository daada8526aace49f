/**
 * What one side of a card looks like: a small, strict part of SVG 1.1 with places for what is the holder's. Entry type:
 * {@link FaceTemplate}. Nothing is drawn here, and no holder is known.
 */
@NullMarked
package dev.cardmint.center.designs.template;

import org.jspecify.annotations.NullMarked;
