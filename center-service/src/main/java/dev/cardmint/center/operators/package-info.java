/**
 * The people who work at terminals: sign-in, roles, and approvals by a second person. Entry types:
 * {@link dev.cardmint.center.operators.Caller} and {@link dev.cardmint.center.operators.Approvals}. What a role is
 * needed for stands in the feature that asks.
 */
@ApplicationModule(allowedDependencies = {"audit", "web", "terminals"})
@NullMarked
package dev.cardmint.center.operators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
