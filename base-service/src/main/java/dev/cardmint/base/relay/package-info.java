/**
 * Carries scripts from the center to a chip and reports what it answered. Entry types:
 * {@link dev.cardmint.base.relay.Offers}, {@link dev.cardmint.base.relay.CardSessions}. The commands are opaque here;
 * no key, and no datum of a card holder in the clear, ever comes this way.
 */
@ApplicationModule(allowedDependencies = {"reader", "center", "recognition"})
@NullMarked
package dev.cardmint.base.relay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
