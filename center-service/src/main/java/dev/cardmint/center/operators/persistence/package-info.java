/** Operators, their tokens and approvals in PostgreSQL. */
@NullMarked
package dev.cardmint.center.operators.persistence;

import org.jspecify.annotations.NullMarked;
