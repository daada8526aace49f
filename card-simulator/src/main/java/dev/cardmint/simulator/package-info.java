/**
 * A GlobalPlatform card in software, and a program that reads cards back. Entry type: {@link CardSimulator}, the
 * command line. Nothing here shares code with the issuing center: two readings of the specification check each other.
 */
@NullMarked
package dev.cardmint.simulator;

import org.jspecify.annotations.NullMarked;
