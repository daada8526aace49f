/** REST for the stock. */
@NullMarked
package dev.cardmint.center.stock.web;

import org.jspecify.annotations.NullMarked;
