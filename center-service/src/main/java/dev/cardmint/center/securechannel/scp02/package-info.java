/**
 * SCP02 (GlobalPlatform Card Specification, appendix E), the off-card side: options 15, 45, 55 and 75. Entry type:
 * {@link Scp02}. For cards that have nothing better: it protects less than SCP03, see {@code docs/threat-model.md}.
 */
@NamedInterface("scp02")
@NullMarked
package dev.cardmint.center.securechannel.scp02;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
