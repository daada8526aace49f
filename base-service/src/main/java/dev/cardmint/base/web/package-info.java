/**
 * What every request passes: Host and Origin, the bearer token, problem responses (RFC 9457), and a web server that
 * writes nothing to disk. The routes themselves lie in {@code console}.
 */
@ApplicationModule(allowedDependencies = {"center", "disposal", "printing", "reader", "recognition", "relay"})
@NullMarked
package dev.cardmint.base.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
