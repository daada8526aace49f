/** Issuance records and their data keys in the database. */
@NullMarked
package dev.cardmint.center.issuance.persistence;

import org.jspecify.annotations.NullMarked;
