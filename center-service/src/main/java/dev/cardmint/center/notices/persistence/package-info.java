/** Notices and contacts in PostgreSQL. */
@NullMarked
package dev.cardmint.center.notices.persistence;

import org.jspecify.annotations.NullMarked;
