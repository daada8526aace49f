/** Load files as rows. */
@NullMarked
package dev.cardmint.center.loadfiles.persistence;

import org.jspecify.annotations.NullMarked;
