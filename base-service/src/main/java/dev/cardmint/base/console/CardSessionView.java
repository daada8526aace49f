package dev.cardmint.base.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cardmint.base.center.Problem;
import dev.cardmint.base.relay.CardSession;
import dev.cardmint.model.relay.Outcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card session as the page sees it.
 *
 * @param sent commands sent so far
 * @param total commands received so far; it grows with each script
 * @param apdus APDUs transmitted to the card in this session, GET RESPONSE included
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CardSessionView(
        UUID id,
        CardSession.State state,
        @Nullable Outcome outcome,
        @Nullable Problem problem,
        int sent,
        int total,
        long apdus) {

    static CardSessionView of(CardSession session) {
        CardSession.View view = session.view();
        return new CardSessionView(
                session.id(), view.state(), view.outcome(), view.problem(), view.sent(), view.total(), view.apdus());
    }
}
