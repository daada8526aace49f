package dev.cardmint.center.sessions;

import dev.cardmint.center.issuance.IssuanceState;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.io.Serial;

/** The issuance flag or another base stands against issuing a record now. */
final class RecordNotUnissuedException extends ProblemException {

    @Serial
    private static final long serialVersionUID = 1L;

    private RecordNotUnissuedException(String detail) {
        super(ProblemType.RECORD_NOT_UNISSUED, detail);
    }

    static RecordNotUnissuedException of(IssuanceState state) {
        return new RecordNotUnissuedException(
                switch (state.phase()) {
                    case UNISSUED -> "Another base is about to issue this request. Choose another request.";
                    case WRITING -> "A card for this request is being written at a base. Choose another request.";
                    case IN_DOUBT ->
                        "A card for this request may have been written. Put that same card back and choose Check card.";
                    case ISSUED, ISSUED_UNPROVED -> "A card has been issued for this request. Choose another request.";
                });
    }
}
