package dev.cardmint.center.operators;

import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's request for an action and another's decision on it, both over the digest of the same action. It is used
 * once, by the one who asked, before it expires.
 */
public record Approval(
        UUID id,
        ApprovalAction action,
        String reason,
        Bytes digest,
        State state,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant usedAt) {

    /** How far an approval has come. */
    public enum State {
        REQUESTED,
        APPROVED,
        REFUSED,
        USED
    }

    static Approval request(ApprovalAction action, String reason, Operator by, Instant now, Instant expiresAt) {
        return new Approval(
                UUID.randomUUID(),
                action,
                reason,
                action.digest(reason),
                State.REQUESTED,
                by.username(),
                now,
                expiresAt,
                null,
                null,
                null);
    }

    Approval decide(boolean approve, Operator by, Instant now) {
        if (by.username().equals(requestedBy)) {
            throw new ProblemException(
                    ProblemType.NOT_ALLOWED, "Nobody decides on their own request. Ask another person.");
        }
        requireLiving(now);
        if (state != State.REQUESTED) {
            throw conflict("This approval has been decided already.");
        }
        State decided = approve ? State.APPROVED : State.REFUSED;
        return new Approval(
                id, action, reason, digest, decided, requestedBy, requestedAt, expiresAt, by.username(), now, null);
    }

    Approval use(ApprovalAction wanted, Operator by, Instant now) {
        if (!wanted.digest(reason).equals(digest)) {
            throw needed("This approval is for another action, chip or record.");
        }
        if (!by.username().equals(requestedBy)) {
            throw needed("Only the person who asked for an approval can use it.");
        }
        requireLiving(now);
        if (state != State.APPROVED) {
            throw needed(notApproved());
        }
        return new Approval(
                id, action, reason, digest, State.USED, requestedBy, requestedAt, expiresAt, decidedBy, decidedAt, now);
    }

    private String notApproved() {
        return switch (state) {
            case REQUESTED -> "The second person has not decided yet.";
            case REFUSED -> "The second person has refused.";
            case USED -> "This approval has been used already. Ask for a new one.";
            case APPROVED -> "";
        };
    }

    private void requireLiving(Instant now) {
        if (!now.isBefore(expiresAt)) {
            throw conflict("This approval has expired. Ask for a new one.");
        }
    }

    private static ProblemException needed(String detail) {
        return new ProblemException(ProblemType.APPROVAL_NEEDED, detail);
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
