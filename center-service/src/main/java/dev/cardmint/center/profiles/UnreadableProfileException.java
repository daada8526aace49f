package dev.cardmint.center.profiles;

import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.io.Serial;

/** A version of a card type is stored that an earlier release took and this one cannot read. */
public final class UnreadableProfileException extends ProblemException {

    @Serial
    private static final long serialVersionUID = 1L;

    public UnreadableProfileException(String profile, int version, MalformedProfileException cause) {
        super(
                ProblemType.CONFLICT,
                "This release of the center cannot read version %d of card type %s (%s). Tell a security officer."
                        .formatted(version, profile, cause.getMessage()));
        initCause(cause);
    }
}
