/**
 * SCP03 of GlobalPlatform Amendment D with 8-byte challenges and MACs (S8), as the card sees it ({@link CardChannel})
 * and, for the read-back program, as a host sees it ({@link HostChannel}), with the keys behind it ({@link MasterKey},
 * {@link StaticKeys}). SCP02 and S16 are not here.
 */
@NullMarked
package dev.cardmint.simulator.securechannel;

import org.jspecify.annotations.NullMarked;
