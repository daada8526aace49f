package dev.cardmint.center.stock;

import java.time.Instant;

/** How many blanks lie on a shelf, and who said so last. */
public record StockCount(Shelf shelf, int blanks, String changedBy, Instant changedAt) {}
