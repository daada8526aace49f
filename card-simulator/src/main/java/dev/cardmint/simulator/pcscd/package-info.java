/**
 * PC/SC services with virtual readers for tests and demos: {@link PcscService#open} starts one of its own in a mount
 * namespace, so that it stands beside the machine's, or takes the one that runs. Cards are put into the readers
 * elsewhere.
 */
@NullMarked
package dev.cardmint.simulator.pcscd;

import org.jspecify.annotations.NullMarked;
