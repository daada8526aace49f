/**
 * Finds out what a card is: runs the readouts that are common to all cards and asks the center. Entry type:
 * {@link dev.cardmint.base.recognition.Recognitions}. What the answers mean is the center's business.
 */
@ApplicationModule(allowedDependencies = {"reader", "center"})
@NullMarked
package dev.cardmint.base.recognition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
