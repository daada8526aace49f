package dev.cardmint.center.sessions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long card sessions may take.
 *
 * @param longest a session that has not come to its end by then is ended by the center
 */
@ConfigurationProperties("cardmint.sessions")
record SessionSettings(@DefaultValue("1h") Duration longest) {

    SessionSettings {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("cardmint.sessions.longest must be longer than nothing");
        }
    }
}
