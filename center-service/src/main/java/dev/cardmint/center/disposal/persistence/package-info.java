/** Disposals in PostgreSQL, and the queue as it follows from chips and reissue entries. */
@NullMarked
package dev.cardmint.center.disposal.persistence;

import org.jspecify.annotations.NullMarked;
