package dev.cardmint.base.web;

import dev.cardmint.base.center.CenterProblemException;
import dev.cardmint.base.center.CenterUnreachableException;
import dev.cardmint.base.center.Problem;
import dev.cardmint.base.disposal.NotSimulatedException;
import dev.cardmint.base.disposal.NothingToReportException;
import dev.cardmint.base.disposal.UnitBusyException;
import dev.cardmint.base.printing.PrinterUnavailableException;
import dev.cardmint.base.reader.BadAnswerException;
import dev.cardmint.base.reader.CardTimeLimitException;
import dev.cardmint.base.reader.NoCardException;
import dev.cardmint.base.reader.ReaderBusyException;
import dev.cardmint.base.reader.ReaderUnavailableException;
import dev.cardmint.base.reader.UnknownReaderException;
import dev.cardmint.base.recognition.PinRefusedException;
import dev.cardmint.base.recognition.RecognitionVoidException;
import dev.cardmint.base.relay.LinkDownException;
import dev.cardmint.base.relay.OfferVoidException;
import dev.cardmint.base.relay.UnknownCardSessionException;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.problem.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure into a problem response in plain words (RFC 9457); the center's own go on unchanged. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<Problem> onCenterProblem(CenterProblemException exception) {
        return respond(exception.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> onUnreachableCenter(CenterUnreachableException exception) {
        return respond(
                ProblemType.CENTER_UNREACHABLE,
                "The center cannot be reached. Nothing was written; try again when the line is back.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> onBadLink(LinkDownException exception) {
        return respond(ProblemType.CENTER_UNREACHABLE, exception.getMessage());
    }

    @ExceptionHandler({
        UnknownReaderException.class,
        UnknownCardSessionException.class,
        NothingToReportException.class,
        NotSimulatedException.class
    })
    ResponseEntity<Problem> onUnknown(RuntimeException exception) {
        return respond(ProblemType.NOT_FOUND, exception.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> onUnavailableReader(ReaderUnavailableException exception) {
        return respond(ProblemType.READER_UNAVAILABLE, exception.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> onUnavailablePrinter(PrinterUnavailableException exception) {
        return respond(ProblemType.PRINTER_UNAVAILABLE, exception.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> onBusyReader(ReaderBusyException exception) {
        return respond(ProblemType.READER_BUSY, exception.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> onBusyUnit(UnitBusyException exception) {
        return respond(ProblemType.CONFLICT, exception.getMessage());
    }

    @ExceptionHandler({NoCardException.class, RecognitionVoidException.class})
    ResponseEntity<Problem> onMissingCard(RuntimeException exception) {
        return respond(ProblemType.NO_CARD, exception.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> onRefusedPin(PinRefusedException exception) {
        return respond(ProblemType.INVALID_FIELD, exception.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> onVoidOffer(OfferVoidException exception) {
        return respond(ProblemType.OFFER_VOID, exception.getMessage());
    }

    @ExceptionHandler({CardUnreachableException.class, CardTimeLimitException.class})
    ResponseEntity<Problem> onUnreachableCard(RuntimeException exception) {
        return respond(
                ProblemType.CARD_UNREACHABLE, "The card does not answer. Take it out, look at it and put it in again.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> onBadAnswer(BadAnswerException exception) {
        return respond(
                ProblemType.CARD_UNREADABLE,
                "The card's answer cannot be read. Take it out, look at its contacts and put it in again.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> onLargeBody(BodyTooLargeException exception) {
        return respond(ProblemType.PAYLOAD_TOO_LARGE, wordsFor(ProblemType.PAYLOAD_TOO_LARGE));
    }

    @ExceptionHandler
    ResponseEntity<Problem> onAnythingElse(Exception exception) {
        var trace = UUID.randomUUID();
        log.error("Unexpected failure {}", trace, exception);
        return respond(ProblemType.INTERNAL, "Something went wrong in the base. Tell support this code: " + trace);
    }

    private static boolean tooLarge(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) {
                return true;
            }
        }
        return false;
    }

    /** What Spring itself refuses: unreadable bodies, unknown routes, wrong methods and media types. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemType type = tooLarge(exception) ? ProblemType.PAYLOAD_TOO_LARGE : typeFor(status);
        if (type == ProblemType.INTERNAL) {
            log.error("Unexpected failure", exception);
        }
        Problem problem = Problem.of(type, wordsFor(type));
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static ProblemType typeFor(HttpStatusCode status) {
        return switch (HttpStatus.valueOf(status.value())) {
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE;
            case UNSUPPORTED_MEDIA_TYPE -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case CONTENT_TOO_LARGE -> ProblemType.PAYLOAD_TOO_LARGE;
            case UNAUTHORIZED -> ProblemType.NOT_SIGNED_IN;
            case FORBIDDEN -> ProblemType.NOT_ALLOWED;
            default -> status.is4xxClientError() ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL;
        };
    }

    static String wordsFor(ProblemType type) {
        return switch (type) {
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not know that method.";
            case NOT_ACCEPTABLE -> "This address answers JSON.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send JSON.";
            case PAYLOAD_TOO_LARGE -> "The request is larger than any that this base serves.";
            case NOT_SIGNED_IN -> "Sign in first.";
            case NOT_ALLOWED -> "This is not allowed.";
            case INTERNAL -> "Something went wrong in the base.";
            default -> "The request cannot be read.";
        };
    }

    private static ResponseEntity<Problem> respond(ProblemType type, @Nullable String detail) {
        return respond(Problem.of(type, detail));
    }

    private static ResponseEntity<Problem> respond(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
