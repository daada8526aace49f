/**
 * Simulated readers for programs that speak {@code javax.smartcardio}. Entry type: {@link SimulatorProvider}, a
 * security provider whose terminal factory "Simulated" takes a tray folder. The tray has one folder per reader; a card
 * is in a reader while a file {@code *.card} lies in that folder, and faults stand beside it in {@code <image>.fault}
 * ({@link dev.cardmint.simulator.card.Faults}).
 */
@NullMarked
package dev.cardmint.simulator.terminal;

import org.jspecify.annotations.NullMarked;
