/**
 * The terminal registry: which machines may talk to the center at all, decided on every request by the certificate that
 * they present. Entry type: {@link dev.cardmint.center.terminals.Terminals}. People are in {@code operators}.
 */
@ApplicationModule(allowedDependencies = {"audit", "web"})
@NullMarked
package dev.cardmint.center.terminals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
