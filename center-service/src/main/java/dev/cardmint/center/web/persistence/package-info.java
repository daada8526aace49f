/** Idempotency keys in PostgreSQL. */
@NullMarked
package dev.cardmint.center.web.persistence;

import org.jspecify.annotations.NullMarked;
