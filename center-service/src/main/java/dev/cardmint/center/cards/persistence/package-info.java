/** Chips in the database. */
@NullMarked
package dev.cardmint.center.cards.persistence;

import org.jspecify.annotations.NullMarked;
