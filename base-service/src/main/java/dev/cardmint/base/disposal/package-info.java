/**
 * Destroys old cards by the unit that stands at this base. Entry type: {@link dev.cardmint.base.disposal.Disposals}; a
 * unit is a {@link dev.cardmint.base.disposal.DisposalUnit}. Which card may be destroyed the center decides; what was
 * done and not yet reported is in memory only.
 */
@ApplicationModule(allowedDependencies = {"center", "device"})
@NullMarked
package dev.cardmint.base.disposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
