/** Audit entries in PostgreSQL, append-only. */
@NullMarked
package dev.cardmint.center.audit.persistence;

import org.jspecify.annotations.NullMarked;
