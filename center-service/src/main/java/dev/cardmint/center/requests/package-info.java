/**
 * Card requests: what a customer's system orders, checked against the card type before a record is made of it. Entry
 * type: {@link CardRequests}. Where the card stands and what is written to it lies in issuance and sessions.
 */
@ApplicationModule(
        allowedDependencies = {
            "choices",
            "issuance",
            "notices",
            "personalization",
            "profiles",
            "photos",
            "keys",
            "operators",
            "terminals",
            "audit",
            "web"
        })
@NullMarked
package dev.cardmint.center.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
