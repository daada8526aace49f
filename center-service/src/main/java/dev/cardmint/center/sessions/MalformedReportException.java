package dev.cardmint.center.sessions;

import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.io.Serial;

/** A report that no base following the protocol sends; nothing is concluded from it. */
final class MalformedReportException extends ProblemException {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedReportException(String detail) {
        super(ProblemType.MALFORMED_REQUEST, detail);
    }
}
