/**
 * The base's REST interface for the clerk's page and for scripts. No rules here: each route asks the feature that
 * knows.
 */
@ApplicationModule(allowedDependencies = {"center", "disposal", "printing", "reader", "recognition", "relay"})
@NullMarked
package dev.cardmint.base.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
