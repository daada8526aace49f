/**
 * The card itself: issuer security domain, card content management, life cycle, and the image file that is its memory.
 * Entry types: {@link SimulatedCard}, {@link BlankCard}, and {@link InsertedCard} for a card in a reader with faults.
 * Readers of {@code javax.smartcardio} are not here.
 */
@NullMarked
package dev.cardmint.simulator.card;

import org.jspecify.annotations.NullMarked;
