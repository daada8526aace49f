/**
 * Card types as data: profiles read from JSON documents, strictly, and what they say of recognition, keys, application,
 * personalization and values; versions of them are kept, and used once two people have agreed. Entry types:
 * {@link CardTypeProfiles}, {@link CardTypeProfile}. Commands are made elsewhere; a profile only encodes its data
 * groupings.
 */
@ApplicationModule(
        allowedDependencies = {
            "keys",
            "securechannel",
            "loadfiles",
            "loadfiles :: store",
            "audit",
            "operators",
            "terminals",
            "web"
        })
@NullMarked
package dev.cardmint.center.profiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
