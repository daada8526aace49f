/**
 * Card sessions: one conversation between the center and one chip, carried by a base. Entry types:
 * {@link Recognitions}, {@link Offers}, {@link CardSessions}. A base reports; only what the chip's MACs prove changes a
 * record.
 */
@ApplicationModule(
        allowedDependencies = {
            "securechannel",
            "securechannel :: scp03",
            "keys",
            "profiles",
            "profiles :: filesystem",
            "personalization",
            "personalization :: files",
            "cards",
            "issuance",
            "audit",
            "operators",
            "terminals",
            "web"
        })
@NullMarked
package dev.cardmint.center.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
