/**
 * The network between a base and the center, with a hand on the plug: {@link dev.cardmint.lab.link.Link} carries bytes,
 * counts them and their changes of direction, and fails on demand. It sees TLS records and understands none.
 */
@NullMarked
package dev.cardmint.lab.link;

import org.jspecify.annotations.NullMarked;
