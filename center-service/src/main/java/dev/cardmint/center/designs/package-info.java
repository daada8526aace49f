/**
 * What is printed on cards: designs as templates of two sides, several for a card type, and how they are drawn with a
 * holder's data. Nothing is printed here, and nothing drawn is kept.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.cardmint.center.designs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
