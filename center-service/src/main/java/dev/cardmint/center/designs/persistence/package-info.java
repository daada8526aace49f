/** Rows of designs. */
@NullMarked
package dev.cardmint.center.designs.persistence;

import org.jspecify.annotations.NullMarked;
