package dev.cardmint.base.center;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the center is and who this terminal is.
 *
 * @param home the one folder of this base: terminal-key.pem, terminal-certificate.pem, center-ca.pem
 * @param centerUrl the center's address, {@code https} only
 */
@ConfigurationProperties("cardmint.base")
public record CenterProperties(
        @Nullable Path home,
        @Nullable URI centerUrl,
        @DefaultValue Link center) {

    /**
     * How patient the base is with the center.
     *
     * @param readTimeout the longest that one request may take, connecting included
     * @param attempts how often one request is sent before its answer counts as lost
     * @param firstPause the pause before the second attempt; it doubles from one to the next
     */
    public record Link(
            @DefaultValue("20s") Duration readTimeout,
            @DefaultValue("4") int attempts,
            @DefaultValue("250ms") Duration firstPause) {}
}
