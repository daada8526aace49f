/** The versions of card types as rows. */
@NullMarked
package dev.cardmint.center.profiles.persistence;

import org.jspecify.annotations.NullMarked;
