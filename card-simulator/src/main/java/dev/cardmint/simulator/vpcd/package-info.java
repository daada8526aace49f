/**
 * A card in a virtual reader of the PC/SC service: a client of the protocol that vsmartcard's vpcd driver speaks. Entry
 * type: {@link VpcdCard}. Starting a PC/SC service is not here.
 */
@NullMarked
package dev.cardmint.simulator.vpcd;

import org.jspecify.annotations.NullMarked;
