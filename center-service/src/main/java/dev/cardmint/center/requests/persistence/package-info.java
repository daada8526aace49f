/** Card requests in PostgreSQL. */
@NullMarked
package dev.cardmint.center.requests.persistence;

import org.jspecify.annotations.NullMarked;
