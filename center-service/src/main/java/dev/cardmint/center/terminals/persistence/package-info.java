/** Terminals in PostgreSQL. */
@NullMarked
package dev.cardmint.center.terminals.persistence;

import org.jspecify.annotations.NullMarked;
