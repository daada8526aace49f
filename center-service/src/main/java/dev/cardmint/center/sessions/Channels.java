package dev.cardmint.center.sessions;

import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.WrappedScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one script.
 *
 * @param session the one that the session is in; not closed here
 * @param further the one that goes out with the same script, or {@code null}
 */
record Channels(SecureChannel session, @Nullable SecureChannel further) implements AutoCloseable {

    WrappedScript wrap(SentScript sent) {
        return sent.wrap(further == null ? List.of(session) : List.of(session, further));
    }

    @Override
    public void close() {
        if (further != null) {
            further.close();
        }
    }
}
