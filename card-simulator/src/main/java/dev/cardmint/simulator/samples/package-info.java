/** Load files to try loading with: {@link SampleLoadFile}. What becomes of them on the card is not here. */
@NullMarked
package dev.cardmint.simulator.samples;

import org.jspecify.annotations.NullMarked;
