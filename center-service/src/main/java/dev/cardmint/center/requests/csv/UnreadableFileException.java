package dev.cardmint.center.requests.csv;

import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.io.Serial;
import java.util.List;

/** A file that is no CSV file with the columns of a card type: none of its lines can be taken. */
public final class UnreadableFileException extends ProblemException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String detail) {
        super(ProblemType.UNREADABLE_FILE, detail);
    }

    UnreadableFileException(List<FieldProblem> header) {
        super(
                ProblemType.UNREADABLE_FILE,
                "Correct the header, the file's first line, and send the file again.",
                header);
    }
}
