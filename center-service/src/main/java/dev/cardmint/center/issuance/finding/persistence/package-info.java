/** Tables of {@code issuance.finding}. */
@NullMarked
package dev.cardmint.center.issuance.finding.persistence;

import org.jspecify.annotations.NullMarked;
