package dev.cardmint.base.relay;

import dev.cardmint.base.center.Problem;
import dev.cardmint.model.relay.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a dialogue ended: with the center's outcome, or with a problem.
 *
 * @param offerUsed whether INITIALIZE UPDATE was sent, so that the offer is used up
 */
record Ending(@Nullable Outcome outcome, @Nullable Problem problem, boolean offerUsed) {

    static Ending outcome(Outcome outcome) {
        return new Ending(outcome, null, true);
    }

    static Ending problem(Problem problem, boolean offerUsed) {
        return new Ending(null, problem, offerUsed);
    }
}
