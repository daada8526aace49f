package dev.cardmint.model.relay;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a card session ended.
 *
 * @param rMacsVerified answers whose R-MAC the center verified in this session
 * @param code for support: names the case, never a value
 * @param message plain words: what happened to the card and what to do next
 * @param issuanceCount how many cards have been issued for the record, this one included; {@code null} unless it was
 *     issued, or from a center of before
 */
public record Outcome(
        Result result,
        Proof proof,
        int rMacsVerified,
        String code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer issuanceCount) {

    /** How a session ended that issued no card. */
    public Outcome(Result result, Proof proof, int rMacsVerified, String code, String message) {
        this(result, proof, rMacsVerified, code, message, null);
    }

    /** What became of the record that the session was about. */
    public enum Result {
        /** The chip carries the record, with the proof given. */
        ISSUED,
        /** The card was written and read back the same; this kind of card cannot prove it. */
        ISSUED_UNPROVED,
        /** The record is free again; the message says what the chip is good for. */
        UNISSUED,
        /** The life of the old card has ended; its record waits for the next one. */
        RETIRED,
        /** The old card is locked; its record waits for the next one, after which the old card's life ends. */
        LOCKED,
        /** The old card is its holder's as before, and carries its record. */
        UNLOCKED,
        /** The old card may live; its record waits until it is ended, or declared destroyed. */
        NOT_RETIRED,
        /** Unknown until the same chip is inspected, or two people declare it destroyed. */
        IN_DOUBT
    }
}
