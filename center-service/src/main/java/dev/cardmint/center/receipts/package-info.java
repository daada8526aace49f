/**
 * What is printed for a holder who takes a card: which one it is, when and where it was issued, and what became of the
 * one before. Entry type: {@link Receipts}. A receipt is drawn for one answer and kept nowhere.
 */
@ApplicationModule(
        allowedDependencies = {
            "notices",
            "issuance",
            "personalization",
            "profiles",
            "keys",
            "audit",
            "operators",
            "terminals",
            "web"
        })
@NullMarked
package dev.cardmint.center.receipts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
