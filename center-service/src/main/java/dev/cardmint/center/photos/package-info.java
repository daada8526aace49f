/**
 * Photos: what a customer sends as one is read as far as its structure before anything decodes it, then made anew to
 * fit a card, without whatever else its file told. Entry types: {@link Photo} and {@link PhotoFitting}. Where a photo
 * is kept, and whose it is, is known elsewhere.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.cardmint.center.photos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
