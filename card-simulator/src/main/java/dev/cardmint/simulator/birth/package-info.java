/**
 * What a card is made with and never changes: identity, secure channel, transmission, resources. Entry type:
 * {@link CardBirth}. What a card learns later is its state, which is not here.
 */
@NullMarked
package dev.cardmint.simulator.birth;

import org.jspecify.annotations.NullMarked;
