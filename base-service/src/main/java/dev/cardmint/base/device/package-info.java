/**
 * Asks machines beside this base over HTTP, and waits for none of them longer than it may. Entry type:
 * {@link dev.cardmint.base.device.DeviceExchange}. What is asked, and what an answer means, is known to those who ask;
 * the center has a client of its own.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.cardmint.base.device;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
