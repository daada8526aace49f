/**
 * The components of a CAP file as a card receives them (Java Card Virtual Machine Specification, 6). Entry type:
 * {@link CapFile}. Code and its linking are not looked into: the card runs no bytecode.
 */
@NullMarked
package dev.cardmint.simulator.cap;

import org.jspecify.annotations.NullMarked;
