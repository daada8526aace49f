/**
 * The audit log: one entry for everything that is done, in its transaction, and for every refusal. Entry type:
 * {@link dev.cardmint.center.audit.AuditLog}. Personal data is never in an entry, and nobody reads the log to decide
 * anything.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.cardmint.center.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
