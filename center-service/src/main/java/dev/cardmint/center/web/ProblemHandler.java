package dev.cardmint.center.web;

import dev.cardmint.model.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure into a problem detail (RFC 9457) that tells nothing about keys, people or internals. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final Refusals refusals;

    ProblemHandler(Refusals refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    ResponseEntity<Object> onProblem(ProblemException exception, HttpServletRequest request) {
        if (Refusals.isRefusal(exception.type())) {
            refusals.record(exception.type(), request);
        }
        String detail = Objects.requireNonNullElse(
                exception.getMessage(), exception.type().title());
        return answer(Problems.of(exception.type(), detail, exception.fields()), HttpHeaders.EMPTY);
    }

    /** Two requests changed the same thing: one was done, this one was not. */
    @ExceptionHandler
    ResponseEntity<Object> onConcurrentChange(ConcurrencyFailureException exception, HttpServletRequest request) {
        log.info("Concurrent change: {}", exception.getClass().getSimpleName());
        refusals.record(ProblemType.CONFLICT, request);
        return answer(
                Problems.of(ProblemType.CONFLICT, "Something else changed this at the same time. Try again."),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> onAnythingElse(Exception exception) {
        log.error("Unexpected failure", exception);
        return answer(internal(), HttpHeaders.EMPTY);
    }

    /** Leaves what the filter chain knows best to the filter chain. */
    @ExceptionHandler({AuthenticationException.class, AccessDeniedException.class})
    void onSecurity(RuntimeException exception) {
        throw exception;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (request instanceof ServletWebRequest servlet
                && servlet.getResponse() != null
                && servlet.getResponse().isCommitted()) {
            return null;
        }
        if (status.is5xxServerError()) {
            log.error("Unexpected failure", exception);
            return answer(internal(), headers);
        }
        return answer(RequestFault.of(exception, status).toProblem(), headers);
    }

    private static ProblemDetail internal() {
        ProblemDetail problem = Problems.of(
                ProblemType.INTERNAL, "The center failed; nothing of this request was kept. Tell support the trace.");
        problem.setProperty("trace", RequestTrace.current());
        return problem;
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(problem, all, HttpStatusCode.valueOf(problem.getStatus()));
    }

    /** What is wrong with a request that never reached its handler. */
    private record RequestFault(ProblemType type, String detail, List<FieldProblem> fields) {

        static RequestFault of(Exception exception, HttpStatusCode status) {
            List<FieldProblem> fields = RequestFields.namedBy(exception);
            return switch (status.value()) {
                case 404 -> new RequestFault(ProblemType.NOT_FOUND, "There is nothing at this address.", fields);
                case 405 ->
                    new RequestFault(ProblemType.METHOD_NOT_ALLOWED, "This address has no such method.", fields);
                case 413 -> new RequestFault(ProblemType.PAYLOAD_TOO_LARGE, BodyLimit.DETAIL, fields);
                case 406 -> new RequestFault(ProblemType.NOT_ACCEPTABLE, "This address answers JSON.", fields);
                case 415 ->
                    new RequestFault(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "This address takes JSON, or a file of card requests as text/csv.",
                            fields);
                default -> badRequest(fields);
            };
        }

        private static RequestFault badRequest(List<FieldProblem> fields) {
            return fields.isEmpty()
                    ? new RequestFault(ProblemType.MALFORMED_REQUEST, "The body is no JSON of the right form.", fields)
                    : new RequestFault(ProblemType.INVALID_FIELD, "Correct the named fields and send again.", fields);
        }

        ProblemDetail toProblem() {
            return Problems.of(type, detail, fields);
        }
    }
}
