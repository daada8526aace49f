/**
 * Card sessions: one conversation between the center and one chip, carried by a base. Entry types:
 * {@link Recognitions}, {@link Offers}, {@link CardSessions}. A base reports; a record changes by what the chip proves,
 * and by a read-back only where two people have accepted that it can prove nothing.
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
            "choices",
            "issuance",
            "holders",
            "audit",
            "operators",
            "terminals",
            "web"
        })
@NullMarked
package dev.cardmint.center.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
