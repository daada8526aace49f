/**
 * Finds issuance records by what is known of their holders, without keeping it: by hashes that only the key vault can
 * make, one for each key of the record's card type. Entry type: {@link RecordHashes}.
 */
@NamedInterface("finding")
@NullMarked
package dev.cardmint.center.issuance.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
