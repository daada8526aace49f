package dev.cardmint.center.printing;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.choices.CardChoice;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One print of one card, without anybody's data.
 *
 * @param attempt counts from 1; one higher each time that a print was rejected
 * @param terminal where it was sent last, {@code null} as long as it was not
 * @param reason why it was rejected
 * @param acceptedBy who found it good
 */
public record PrintJob(
        UUID id,
        Card card,
        int attempt,
        State state,
        @Nullable String terminal,
        @Nullable RejectReason reason,
        String requestedBy,
        @Nullable String acceptedBy,
        Instant createdAt,
        Instant changedAt) {

    /** Which card is printed, where, and how. */
    public record Card(RecordId record, Purpose purpose, ChipIdentity chip, String branch, CardChoice choice) {}

    /** Where a print stands. */
    public enum State {
        /** To be printed. */
        PENDING,
        /** Its pages were given out, and nobody has said yet what came of them. */
        PRINTING,
        /** It came out of the printer. */
        PRINTED,
        /** Certainly nothing was printed. */
        FAILED,
        /** It came out and was not good; another print takes its place. */
        REJECTED
    }

    static PrintJob of(Card card, int attempt, String by, Instant now) {
        return new PrintJob(UUID.randomUUID(), card, attempt, State.PENDING, null, null, by, null, now, now);
    }

    boolean isAccepted() {
        return acceptedBy != null;
    }

    /** Its pages go to a base: never while those of before may be at a printer. */
    PrintJob sentTo(String base, Instant now) {
        if (state == State.PRINTING) {
            throw conflict("This card may be at a printer already. Look whether it came out, and say so.");
        }
        if (state != State.PENDING && state != State.FAILED) {
            throw conflict("This card is printed already.");
        }
        return with(State.PRINTING, base, null, null, now);
    }

    /** A printer, or whoever stands at it, says what came of it. */
    PrintJob ended(State end, Instant now) {
        if (state == end) {
            return this;
        }
        if (state != State.PRINTING) {
            throw conflict("This card is not at a printer.");
        }
        return with(end, terminal, null, null, now);
    }

    PrintJob accepted(String by, Instant now) {
        requirePrinted();
        return with(State.PRINTED, terminal, null, by, now);
    }

    PrintJob rejected(RejectReason why, Instant now) {
        requirePrinted();
        return with(State.REJECTED, terminal, why, null, now);
    }

    /** What is printed in the place of one that was rejected. */
    PrintJob again(String by, Instant now) {
        return of(card, attempt + 1, by, now);
    }

    private void requirePrinted() {
        if (state != State.PRINTED || isAccepted()) {
            throw conflict(
                    isAccepted() ? "This card was found good already." : "This card has not come out of the printer.");
        }
    }

    private PrintJob with(
            State newState,
            @Nullable String newTerminal,
            @Nullable RejectReason newReason,
            @Nullable String by,
            Instant now) {
        return new PrintJob(id, card, attempt, newState, newTerminal, newReason, requestedBy, by, createdAt, now);
    }

    private static ProblemException conflict(String words) {
        return new ProblemException(ProblemType.CONFLICT, words);
    }
}
