/**
 * The keys of the issuer security domain: key sets by version, and PUT KEY. Entry type: {@link KeyRing}. What a key set
 * is used for in a channel is not here.
 */
@NullMarked
package dev.cardmint.simulator.keys;

import org.jspecify.annotations.NullMarked;
