package dev.cardmint.center.requests;

import dev.cardmint.center.requests.csv.LineProblem;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.io.Serial;
import java.util.List;

/** All lines of a file or none were to be taken, and some cannot be. */
public final class LinesRefusedException extends ProblemException {

    @Serial
    private static final long serialVersionUID = 1L;

    LinesRefusedException(List<LineProblem> problems) {
        super(
                ProblemType.LINES_REFUSED,
                "No line of this file was taken. Correct the named ones, or ask for the good ones only.",
                problems.stream().map(LinesRefusedException::field).toList());
    }

    private static FieldProblem field(LineProblem problem) {
        String column = problem.column().isEmpty() ? "" : ": " + problem.column();
        return new FieldProblem("line %d%s".formatted(problem.line(), column), problem.message());
    }
}
