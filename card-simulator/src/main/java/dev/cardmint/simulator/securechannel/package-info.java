/**
 * SCP03 of GlobalPlatform Amendment D 1.2, with challenges and MACs of 8 bytes (S8) or 16 (S16), as the card sees it
 * ({@link CardChannel}) and, for the read-back program, as a host sees it ({@link HostChannel}), with the keys behind
 * it ({@link MasterKey}, {@link StaticKeys}). SCP02 is not here.
 */
@NullMarked
package dev.cardmint.simulator.securechannel;

import org.jspecify.annotations.NullMarked;
