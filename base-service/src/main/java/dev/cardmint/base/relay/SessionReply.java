package dev.cardmint.base.relay;

import dev.cardmint.model.relay.Outcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The center's answer in a card session: the next script or the outcome (the contract's {@code SessionAnswer}, with the
 * script in a buffer that can be overwritten).
 */
record SessionReply(
        UUID session,
        int step,
        @Nullable ScriptBuffer script,
        @Nullable Outcome outcome) {

    SessionReply {
        if ((script == null) == (outcome == null)) {
            throw new IllegalArgumentException("A session goes on with a script or ends with an outcome");
        }
    }
}
