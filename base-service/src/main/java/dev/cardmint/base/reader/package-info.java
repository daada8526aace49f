/**
 * Readers and the cards in them. Entry types: {@link dev.cardmint.base.reader.Readers} and
 * {@link dev.cardmint.base.reader.CardHold}. Where readers come from lies in the nested packages; what is sent to a
 * card, and why, is not known here.
 */
@ApplicationModule(allowedDependencies = "center")
@NullMarked
package dev.cardmint.base.reader;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
