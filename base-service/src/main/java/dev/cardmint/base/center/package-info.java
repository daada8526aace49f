/**
 * The way to the center: this terminal's identity, one TLS 1.3 connection, and the center's problems. Entry types:
 * {@link dev.cardmint.base.center.CenterClient}, {@link dev.cardmint.base.center.TerminalIdentity}. What is said over
 * the connection is known to those who use it.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.cardmint.base.center;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
