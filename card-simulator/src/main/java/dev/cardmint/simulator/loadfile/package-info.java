/**
 * Load files (GPC 2.3.1, 9.2 and 9.3): how they come in blocks, what is checked before they are on the card, and what
 * the card keeps of them. Entry types: {@link IncomingLoadFile} and {@link LoadFile}. The commands that carry them are
 * not here.
 */
@NullMarked
package dev.cardmint.simulator.loadfile;

import org.jspecify.annotations.NullMarked;
