package dev.cardmint.center.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Finds the fields that a request failed for, without their values. */
final class RequestFields {

    private RequestFields() {}

    static List<FieldProblem> namedBy(Exception exception) {
        if (exception instanceof MethodArgumentNotValidException invalid) {
            return invalid.getFieldErrors().stream()
                    .map(error -> new FieldProblem(error.getField(), words(error.getDefaultMessage())))
                    .toList();
        }
        if (exception instanceof HandlerMethodValidationException invalid) {
            return ofParameters(invalid);
        }
        if (exception instanceof MissingRequestHeaderException missing) {
            return List.of(new FieldProblem(missing.getHeaderName(), "is missing"));
        }
        if (exception instanceof MissingServletRequestParameterException missing) {
            return List.of(new FieldProblem(missing.getParameterName(), "is missing"));
        }
        if (exception instanceof TypeMismatchException mismatch) {
            return List.of(new FieldProblem(words(mismatch.getPropertyName()), "has the wrong form"));
        }
        return exception.getCause() instanceof DatabindException databind ? ofBody(databind) : List.of();
    }

    private static List<FieldProblem> ofParameters(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                words(result.getMethodParameter().getParameterName()),
                                words(error.getDefaultMessage()))))
                .toList();
    }

    private static List<FieldProblem> ofBody(DatabindException databind) {
        String path = databind.getPath().stream().map(RequestFields::step).collect(Collectors.joining());
        if (path.isEmpty()) {
            return List.of();
        }
        String field = path.startsWith(".") ? path.substring(1) : path;
        String message =
                databind instanceof UnrecognizedPropertyException ? "is not a field here" : "has the wrong form";
        return List.of(new FieldProblem(field, message));
    }

    private static String step(JacksonException.Reference reference) {
        return reference.getPropertyName() == null
                ? "[" + reference.getIndex() + "]"
                : "." + reference.getPropertyName();
    }

    private static String words(@Nullable String text) {
        return Objects.requireNonNullElse(text, "is wrong");
    }
}
