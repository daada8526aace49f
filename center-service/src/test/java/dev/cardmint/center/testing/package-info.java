/** A center for tests: a real PostgreSQL, real TLS, terminals with certificates and operators who can sign in. */
@NullMarked
package dev.cardmint.center.testing;

import org.jspecify.annotations.NullMarked;
