/**
 * Whose card is it, and which record does a holder have: found by hashes of what a card tells or a holder says. Entry
 * types: {@link HolderCards}, {@link HolderSearches}. What is found here proves nothing, and nothing changes by it.
 */
@ApplicationModule(
        allowedDependencies = {
            "issuance",
            "issuance :: finding",
            "personalization",
            "requests",
            "profiles",
            "profiles :: identification",
            "cards",
            "keys",
            "operators",
            "terminals",
            "audit",
            "web"
        })
@NullMarked
package dev.cardmint.center.holders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
