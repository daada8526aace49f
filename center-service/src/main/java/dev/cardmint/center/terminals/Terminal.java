package dev.cardmint.center.terminals;

import dev.cardmint.model.bytes.Bytes;

/**
 * A machine that may talk to the center, known by its certificate.
 *
 * @param drill whether it works on simulated cards only; drill and production never mix
 * @param certificateSha256 SHA-256 of the certificate's DER encoding
 */
public record Terminal(
        String id, TerminalKind kind, String branch, boolean drill, Bytes certificateSha256, TerminalState state) {

    /** Where the filter leaves the terminal that a request came from. */
    public static final String REQUEST_ATTRIBUTE = "dev.cardmint.terminal";

    private static final int SHA_256_BYTES = 32;

    public Terminal {
        if (id.isBlank() || branch.isBlank()) {
            throw new IllegalArgumentException("A terminal has an id and a branch");
        }
        if (certificateSha256.size() != SHA_256_BYTES) {
            throw new IllegalArgumentException("A certificate's fingerprint has 32 bytes");
        }
    }

    public boolean isActive() {
        return state == TerminalState.ACTIVE;
    }
}
