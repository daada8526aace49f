/**
 * JSON documents that people write by hand: where in them a field stands. Entry type: {@link JsonLines}. What the
 * fields mean is not known here.
 */
@NamedInterface("json")
@NullMarked
package dev.cardmint.center.profiles.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
