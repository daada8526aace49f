package dev.cardmint.base.center;

import java.io.Serial;

/** The center said no; its problem goes on to the page as it is. */
public final class CenterProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    CenterProblemException(Problem problem) {
        super("The center answered %d %s".formatted(problem.status(), problem.type()));
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
