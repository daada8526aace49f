/**
 * The search for a holder who has no card, as a base asks for it and the center answers. Entry types:
 * {@link HolderQuestion}, {@link HolderSearch}. A holder's data go one way only: into the question.
 */
@NullMarked
package dev.cardmint.model.holder;

import org.jspecify.annotations.NullMarked;
