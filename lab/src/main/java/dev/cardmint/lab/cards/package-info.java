/**
 * Simulated cards as things on a table: {@link dev.cardmint.lab.cards.CardTable} makes blanks and puts them into
 * readers.
 */
@NullMarked
package dev.cardmint.lab.cards;

import org.jspecify.annotations.NullMarked;
