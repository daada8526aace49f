/**
 * How the center is reached: TLS with client certificates, problem responses (RFC 9457), idempotency keys. Entry types:
 * {@link dev.cardmint.center.web.ProblemException} and {@link dev.cardmint.center.web.IdempotencyKeys}. Who may do what
 * is decided in {@code terminals} and {@code operators}.
 */
@ApplicationModule(allowedDependencies = {"audit"})
@NullMarked
package dev.cardmint.center.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
