/**
 * Issuance records: one per card to be held by one person, with its personalization data encrypted under a key of its
 * own, and where it stands. Entry type: {@link IssuanceRecords}. What is written to which chip, and what proves it,
 * lies in sessions.
 */
@ApplicationModule(
        allowedDependencies = {
            "keys",
            "profiles",
            "profiles :: identification",
            "personalization",
            "cards",
            "audit",
            "operators",
            "terminals",
            "web"
        })
@NullMarked
package dev.cardmint.center.issuance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
