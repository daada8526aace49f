package dev.cardmint.center.sessions;

import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.WrappedScript;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one script.
 *
 * @param session the one that the session is in, or {@code null} where cards have none; not closed here
 * @param further the one that goes out with the same script, or {@code null}
 */
record Channels(@Nullable SecureChannel session, @Nullable SecureChannel further) implements AutoCloseable {

    WrappedScript wrap(SentScript sent) {
        return sent.wrap(Stream.of(session, further).filter(Objects::nonNull).toList());
    }

    @Override
    public void close() {
        if (further != null) {
            further.close();
        }
    }
}
