/**
 * SCP03 (GlobalPlatform Card Specification Amendment D), the off-card side: AES-128/192/256, S8 and S16, every option
 * {@code i} and security level. Entry type: {@link Scp03}.
 */
@NamedInterface("scp03")
@NullMarked
package dev.cardmint.center.securechannel.scp03;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
