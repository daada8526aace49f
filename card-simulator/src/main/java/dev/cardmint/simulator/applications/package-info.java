/**
 * Applications that live on the simulated card and the data that they keep. Entry type: {@link Application}; which one
 * a module becomes says {@link Behaviour}. Card content management is not here.
 */
@NullMarked
package dev.cardmint.simulator.applications;

import org.jspecify.annotations.NullMarked;
