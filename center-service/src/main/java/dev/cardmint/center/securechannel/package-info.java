/**
 * Secure channels between the center, as off-card entity, and a security domain on a card. Entry types:
 * {@link InitializeUpdate}, {@link ChannelOpening}, {@link SecureChannel}, {@link WrappedScript}; {@code scp03} opens
 * them. Master keys are not here: the key vault derives a card's keys, opens the channel and forgets them.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.cardmint.center.securechannel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
