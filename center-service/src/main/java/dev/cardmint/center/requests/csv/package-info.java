/**
 * Files of card requests (RFC 4180): bytes to text, text to lines, lines to what an order needs. Entry type:
 * {@link dev.cardmint.center.requests.csv.OrderFile}. Cells are text and nothing else: a formula is never evaluated,
 * and no answer repeats a cell, since any may be a person's data. What becomes of an order is decided elsewhere.
 */
@NullMarked
package dev.cardmint.center.requests.csv;

import org.jspecify.annotations.NullMarked;
