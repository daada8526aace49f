/**
 * The simulated cards of a drill: an optional jar, loaded only when the terminal's certificate says so. Nothing of it
 * is on the class path of a base.
 */
@NullMarked
package dev.cardmint.base.reader.simulated;

import org.jspecify.annotations.NullMarked;
