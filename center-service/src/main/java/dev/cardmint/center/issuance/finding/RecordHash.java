package dev.cardmint.center.issuance.finding;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.model.bytes.Bytes;

/**
 * What one key of a record became.
 *
 * @param foundBy the key's name
 * @param hash of purpose, card type, key and values; only the key vault can make it
 */
public record RecordHash(RecordId record, String foundBy, Bytes hash) {}
