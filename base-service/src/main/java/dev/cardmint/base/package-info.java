/**
 * The base: readers, a clerk, and a relay that carries encrypted commands from the center to a chip. It holds no
 * database, no keys of cards, and writes nothing to disk. Entry type: {@link dev.cardmint.base.BaseApplication}.
 */
@NullMarked
package dev.cardmint.base;

import org.jspecify.annotations.NullMarked;
