/**
 * SCP03 of GlobalPlatform Amendment D 1.2, with challenges and MACs of 8 bytes (S8) or 16 (S16), as the card sees it
 * ({@link Scp03CardChannel}) and as a host sees it ({@link Scp03HostMessaging}).
 */
@NullMarked
package dev.cardmint.simulator.securechannel.scp03;

import org.jspecify.annotations.NullMarked;
