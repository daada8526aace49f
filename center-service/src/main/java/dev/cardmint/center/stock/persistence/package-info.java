/** Rows of the stock. */
@NullMarked
package dev.cardmint.center.stock.persistence;

import org.jspecify.annotations.NullMarked;
