/**
 * What is printed on cards: designs as templates of two sides, several for a card type; versions of them are kept, used
 * once two people have agreed, and shown with a holder's data. Entry types: {@link Designs}, {@link DesignPreviews},
 * {@link CardPages}. Nothing is printed here, and nothing drawn is kept.
 */
@ApplicationModule(
        allowedDependencies = {
            "profiles",
            "issuance",
            "personalization",
            "keys",
            "photos",
            "audit",
            "operators",
            "terminals",
            "web"
        })
@NullMarked
package dev.cardmint.center.designs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
