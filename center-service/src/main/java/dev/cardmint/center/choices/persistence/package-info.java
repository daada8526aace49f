/** Rows of choices. */
@NullMarked
package dev.cardmint.center.choices.persistence;

import org.jspecify.annotations.NullMarked;
