package dev.cardmint.model.problem;

import java.net.URI;
import java.util.Locale;

/** Every problem that the REST interfaces can report; the names are part of the API (docs/problems.md). */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_FIELD(400, "A field is missing or wrong"),
    UNREADABLE_FILE(400, "The file cannot be read"),
    MALFORMED_PROFILE(400, "The card type cannot be used"),
    MALFORMED_LOAD_FILE(400, "The load file cannot be used"),
    MALFORMED_DESIGN(400, "The design cannot be used"),
    SIGN_IN_FAILED(401, "User name or password is wrong"),
    NOT_SIGNED_IN(401, "Sign in first"),
    NOT_ALLOWED(403, "Not allowed"),
    TERMINAL_NOT_ALLOWED(403, "This terminal is not allowed"),
    FOREIGN_ORIGIN(403, "Request from a foreign page"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not available in that form"),
    CONFLICT(409, "The state does not allow this"),
    ORDER_ALREADY_USED(409, "Order id used before with other content"),
    LINES_REFUSED(409, "Lines of the file cannot be taken"),
    IDEMPOTENCY_KEY_REUSED(409, "Idempotency key used before with another request"),
    RECORD_NOT_UNISSUED(409, "The record is not waiting for a card"),
    CHIP_NOT_ALLOWED(409, "This chip cannot be used for that"),
    OFFER_VOID(409, "The offer is used up, withdrawn or expired"),
    STEP_OUT_OF_ORDER(409, "The card session is not at this step"),
    APPROVAL_NEEDED(409, "A second person must approve"),
    UNDRAWABLE(409, "The card cannot be drawn by this design"),
    DRILL_MISMATCH(409, "Drill and production do not mix"),
    READER_BUSY(409, "The reader is busy"),
    NO_CARD(409, "No card in the reader"),
    UNKNOWN_CARD(409, "The card is of no known type"),
    UNKNOWN_PROFILE(400, "No such card type"),
    PAYLOAD_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts"),
    CARD_REFUSED(502, "The card refused a command"),
    CARD_UNREADABLE(502, "The card's answer cannot be read"),
    CARD_NOT_AUTHENTIC(502, "The card did not prove its keys"),
    SECURE_CHANNEL_VIOLATED(502, "Secure channel integrity lost"),
    CENTER_REFUSED(502, "The center's answer cannot be used"),
    CENTER_UNREACHABLE(503, "The center cannot be reached"),
    READER_UNAVAILABLE(503, "The reader is not available"),
    PRINTER_UNAVAILABLE(503, "The printer is not available"),
    CARD_UNREACHABLE(504, "The card did not answer"),
    INTERNAL(500, "Internal error");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** A stable name that needs no host: {@code urn:problem:cardmint:card-refused}. */
    public URI uri() {
        return URI.create(
                "urn:problem:cardmint:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
