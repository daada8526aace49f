/**
 * The blocked list as others take it: chips whose reappearance is an alarm, for people who look after them and for
 * customers' systems that must not take such a card. Entry type: {@link BlockedChips}. Which chip comes onto it is
 * decided where chips change.
 */
@ApplicationModule(allowedDependencies = {"cards", "keys", "operators", "terminals", "web"})
@NullMarked
package dev.cardmint.center.blocklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
