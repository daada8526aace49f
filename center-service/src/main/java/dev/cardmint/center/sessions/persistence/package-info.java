/** Recognitions, offers, card sessions and script reports in the database. */
@NullMarked
package dev.cardmint.center.sessions.persistence;

import org.jspecify.annotations.NullMarked;
