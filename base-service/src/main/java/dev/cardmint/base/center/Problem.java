package dev.cardmint.base.center;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cardmint.model.problem.ProblemType;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, in plain words (RFC 9457); the same whether the center or this base says it.
 *
 * @param fields what is wrong with single fields, or {@code null}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable List<Field> fields) {

    /** One field of a request and what is wrong with it. */
    public record Field(String field, String message) {}

    public Problem {
        fields = fields == null ? null : List.copyOf(fields);
    }

    public static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null);
    }

    public boolean is(ProblemType other) {
        return type.equals(other.uri());
    }
}
