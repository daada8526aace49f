/**
 * Blanks that a branch has, counted by card type and kind where the branch keeps stock of them. Entry type:
 * {@link BlankStock}. A blank leaves once, in the transaction that lets the first script for it leave, and never comes
 * back; which chip is which lies in cards.
 */
@ApplicationModule(allowedDependencies = {"cards", "keys", "profiles", "audit", "operators", "terminals", "web"})
@NullMarked
package dev.cardmint.center.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
