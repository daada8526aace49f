package dev.cardmint.center.issuance;

import dev.cardmint.center.keys.Purpose;
import java.time.Instant;

/**
 * One line of the issuance file, without its personalization data.
 *
 * @param purpose drill records go to drill terminals and drill chips only
 */
public record IssuanceRecord(
        RecordId id, String profile, int profileVersion, Purpose purpose, IssuanceState state, Instant createdAt) {}
