/** The center's side of secure channels against the simulated card's, which was written apart from it. */
@NullMarked
package dev.cardmint.center.securechannel.agreement;

import org.jspecify.annotations.NullMarked;
