/**
 * Prints of cards: which ones wait, which are at a printer, which came out and were found good. Entry type:
 * {@link PrintJobs}. Pages are drawn for the base that prints them and kept nowhere; how a card is drawn lies in
 * designs, what a printer says in the base.
 */
@ApplicationModule(
        allowedDependencies = {
            "choices",
            "designs",
            "issuance",
            "requests",
            "cards",
            "keys",
            "profiles",
            "audit",
            "operators",
            "terminals",
            "web"
        })
@NullMarked
package dev.cardmint.center.printing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
