/**
 * What a record's card looks like and which kind of blank it is made on: asked for by the customer, chosen by the clerk
 * among what the card type allows and the branch has, kept for the record's next card. Entry type: {@link CardChoices}.
 * How a card is drawn lies in designs, how many blanks there are in stock.
 */
@ApplicationModule(
        allowedDependencies = {
            "designs",
            "stock",
            "issuance",
            "cards",
            "keys",
            "profiles",
            "audit",
            "operators",
            "terminals",
            "web"
        })
@NullMarked
package dev.cardmint.center.choices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
