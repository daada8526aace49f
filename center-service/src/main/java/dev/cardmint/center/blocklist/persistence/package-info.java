/** The blocked list in PostgreSQL. */
@NullMarked
package dev.cardmint.center.blocklist.persistence;

import org.jspecify.annotations.NullMarked;
