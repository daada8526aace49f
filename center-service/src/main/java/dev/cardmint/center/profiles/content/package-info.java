/**
 * The small closed set of encodings that fill a data grouping: BER-TLV, digits, ASCII, UTF-8, images, hexadecimal
 * constants, generated secrets and their check values. Entry type: {@link Content}. No scripting, on purpose.
 */
@NamedInterface("content")
@NullMarked
package dev.cardmint.center.profiles.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
