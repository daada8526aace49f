/** What holds for the shared model as a whole. */
@NullMarked
package dev.cardmint.model;

import org.jspecify.annotations.NullMarked;
