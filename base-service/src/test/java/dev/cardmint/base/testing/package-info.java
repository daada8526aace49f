/** Doubles that the base's tests share: a fake center, scripted cards, a lab authority. Nothing of it is in the jar. */
@NullMarked
package dev.cardmint.base.testing;

import org.jspecify.annotations.NullMarked;
