package dev.cardmint.center.operators;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long trust in a person lasts.
 *
 * @param idle a token that is not used ends after this
 * @param longest a token ends after this, used or not
 * @param attempts wrong passwords in a row, per user name and terminal, before the lock
 * @param lockFor how long the lock lasts
 * @param approvalLife an approval must be decided and used within this
 */
@ConfigurationProperties("cardmint.operators")
public record OperatorSettings(
        @DefaultValue("10m") Duration idle,
        @DefaultValue("8h") Duration longest,
        @DefaultValue("5") int attempts,
        @DefaultValue("15m") Duration lockFor,
        @DefaultValue("15m") Duration approvalLife) {

    public OperatorSettings {
        if (attempts < 1 || idle.compareTo(longest) > 0) {
            throw new IllegalArgumentException("cardmint.operators: at least one attempt, and idle within longest");
        }
    }
}
