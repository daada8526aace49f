/**
 * What holders are told: for each card that counts a notice is entered in the transaction that counts it, and sent by
 * mail later to those who gave an address. Entry types: {@link CardNotices}, {@link Contacts}. A mail names the kind of
 * card and how many were issued, and nothing of the card or its holder; what is printed for them lies in receipts.
 */
@ApplicationModule(
        allowedDependencies = {"issuance", "cards", "keys", "profiles", "audit", "operators", "terminals", "web"})
@NullMarked
package dev.cardmint.center.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
