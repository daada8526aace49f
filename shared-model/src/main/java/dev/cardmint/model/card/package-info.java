/**
 * What a card says of itself: AID, ATR, production life cycle. Facts read in the clear find a card; none of them proves
 * which chip it is.
 */
@NullMarked
package dev.cardmint.model.card;

import org.jspecify.annotations.NullMarked;
