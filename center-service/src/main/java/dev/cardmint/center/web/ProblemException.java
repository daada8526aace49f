package dev.cardmint.center.web;

import dev.cardmint.model.problem.ProblemType;
import java.io.Serial;
import java.util.List;

/**
 * A request that is refused, with the words that its sender gets. Features extend it with exceptions named after the
 * fact. The detail is sent as it is: it never holds personal data, keys or internals.
 */
public class ProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldProblem> fields;

    /** A refusal in plain words: what is not possible, and what to do about it. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<FieldProblem> fields) {
        super(detail);
        this.type = type;
        this.fields = List.copyOf(fields);
    }

    /** A request with fields that are missing or wrong. */
    public static ProblemException invalidFields(List<FieldProblem> fields) {
        return new ProblemException(ProblemType.INVALID_FIELD, "Correct the named fields and send again.", fields);
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldProblem> fields() {
        return fields;
    }
}
