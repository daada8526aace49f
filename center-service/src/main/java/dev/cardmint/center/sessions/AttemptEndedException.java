package dev.cardmint.center.sessions;

import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.io.Serial;

/** An attempt on a chip ended before anything was written; what was noted about the attempt is kept. */
final class AttemptEndedException extends ProblemException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String NOTHING_WRITTEN = " Nothing was written, the request stays open.";

    AttemptEndedException(ProblemType type, String detail) {
        super(type, detail + NOTHING_WRITTEN);
    }
}
