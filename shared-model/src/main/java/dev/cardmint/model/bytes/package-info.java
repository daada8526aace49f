/** Immutable byte strings. Entry type: {@link Bytes}. Secrets do not belong here: these bytes are never wiped. */
@NullMarked
package dev.cardmint.model.bytes;

import org.jspecify.annotations.NullMarked;
