/** Routes about the outside of cards: what can be chosen, how it will look, and prints. */
@NullMarked
package dev.cardmint.base.console.printing;

import org.jspecify.annotations.NullMarked;
