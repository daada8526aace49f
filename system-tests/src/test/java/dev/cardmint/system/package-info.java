/**
 * The whole system from outside: both services as processes, a real database, simulated cards, and a link that fails on
 * demand. {@link dev.cardmint.system.Site} starts them; nothing here imports a class of a service.
 */
@NullMarked
package dev.cardmint.system;

import org.jspecify.annotations.NullMarked;
