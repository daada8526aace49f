package dev.cardmint.center.sessions;

import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.sessions.persistence.CardSessionRows;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Limits how often the same data are sent over SCP02. It pads and encrypts what its C-MAC covers in the clear (GPCS
 * E.4.4, E.4.6), so whoever carries the commands may learn a little of the data from how a card refuses altered ones:
 * each further sending of the same data teaches more.
 */
@Component
class LegacyLimit {

    /** The first sending, and some cards pulled too early. */
    static final int SENDINGS = 5;

    static final String WORDS =
            ("The data of this request were sent to cards %d times. Over this card type's old protocol they are not sent"
                            + " again. Nothing was written now. Tell a security officer: the request must be made anew.")
                    .formatted(SENDINGS);

    private static final List<Stage> SENDING = List.of(Stage.WRITE, Stage.START_OVER, Stage.PERSONALIZE, Stage.CONFIRM);

    private final CardSessionRows sessions;

    LegacyLimit(CardSessionRows sessions) {
        this.sessions = sessions;
    }

    /** Whether a record's data must not be sent once more. */
    boolean isReached(CardTypeProfile profile, UUID subject) {
        boolean legacy = profile.technology() instanceof GlobalPlatformTerms card
                && card.secureChannel().protocol() == Protocol.SCP02;
        return legacy && sessions.countByRecordIdAndStageIn(subject, SENDING) >= SENDINGS;
    }

    /** Refuses to issue such a record; a card in doubt may still be asked which keys it has. */
    void require(CardTypeProfile profile, IssuanceRecord subject) {
        if (isReached(profile, subject.id().value())) {
            throw new ProblemException(ProblemType.CONFLICT, WORDS);
        }
    }
}
