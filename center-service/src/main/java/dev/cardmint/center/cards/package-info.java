/**
 * Chips: which ones the center knows, where each stands, and which must never be served again. Entry type:
 * {@link Chips}. The life cycle that a card keeps of itself (OP_READY … TERMINATED) is another thing and lies in
 * personalization.
 */
@ApplicationModule(allowedDependencies = {"keys", "audit"})
@NullMarked
package dev.cardmint.center.cards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
