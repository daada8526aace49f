/**
 * Secure channels as the card sees them ({@link CardChannel}) and, for the read-back program, as a host sees them
 * ({@link HostChannel}), by the protocol and option that a card has ({@link ChannelOption}), with the keys behind them
 * ({@link MasterKey}, {@link StaticKeys}). The protocols themselves are in packages of their own.
 */
@NullMarked
package dev.cardmint.simulator.securechannel;

import org.jspecify.annotations.NullMarked;
