/**
 * Finds out what a card is: runs the readouts that are common to all cards, finds its card type in the center's table,
 * runs the readouts for cards of that type, and asks the center, which looks again. Entry type:
 * {@link dev.cardmint.base.recognition.Recognitions}.
 */
@ApplicationModule(allowedDependencies = {"reader", "center"})
@NullMarked
package dev.cardmint.base.recognition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
