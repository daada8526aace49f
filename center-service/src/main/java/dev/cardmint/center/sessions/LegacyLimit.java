package dev.cardmint.center.sessions;

import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.sessions.persistence.CardSessionRows;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.util.List;
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

    private static final List<Stage> SENDING = List.of(Stage.WRITE, Stage.START_OVER, Stage.CONFIRM);

    private final CardSessionRows sessions;

    LegacyLimit(CardSessionRows sessions) {
        this.sessions = sessions;
    }

    void require(CardTypeProfile profile, IssuanceRecord subject) {
        boolean legacy = profile.technology() instanceof GlobalPlatformTerms card
                && card.secureChannel().protocol() == Protocol.SCP02;
        if (legacy && sessions.countByRecordIdAndStageIn(subject.id().value(), SENDING) >= SENDINGS) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    ("The data of this request were sent to cards %d times. Over this card type's old protocol they are not"
                                    + " sent again. Nothing was written. Tell a security officer: the request must be made anew.")
                            .formatted(SENDINGS));
        }
    }
}
