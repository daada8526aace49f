/**
 * Dry runs: a card type is tried on a simulated card that is made to its profile, in memory, with keys that are made up
 * for it and forgotten. Entry type: {@link DryRuns}. What is sent and how it is judged is the card session's own; here
 * the card is made, and what happened is shown. The only package that knows the simulator.
 */
@ApplicationModule(
        allowedDependencies = {
            "sessions",
            "profiles",
            "profiles :: content",
            "profiles :: filesystem",
            "profiles :: json",
            "profiles :: versions",
            "personalization",
            "loadfiles",
            "loadfiles :: store",
            "photos",
            "keys",
            "securechannel",
            "operators",
            "terminals",
            "audit",
            "web"
        })
@NullMarked
package dev.cardmint.center.dryrun;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
