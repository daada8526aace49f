/**
 * Prints the outside of cards on a printer at the base: pages come from the center, go to the printer and are
 * overwritten. Entry type: {@link dev.cardmint.base.printing.Prints}. What is to be printed, and what became of it, the
 * center knows; nothing of it outlives this base's own life.
 */
@ApplicationModule(allowedDependencies = {"center", "device"})
@NullMarked
package dev.cardmint.base.printing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
