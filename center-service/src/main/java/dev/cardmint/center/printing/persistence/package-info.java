/** Rows of prints. */
@NullMarked
package dev.cardmint.center.printing.persistence;

import org.jspecify.annotations.NullMarked;
