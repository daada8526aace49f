/**
 * The end of a card that is of no use any more: the queue of those that wait, the permission to destroy one, and the
 * certificate that it was destroyed. Entry type: {@link Disposals}. How a chip's life ends, or two people declare it
 * dead, is decided in {@code sessions}; what destroys cards stands at the bases.
 */
@ApplicationModule(allowedDependencies = {"cards", "keys", "audit", "operators", "terminals", "web"})
@NullMarked
package dev.cardmint.center.disposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
