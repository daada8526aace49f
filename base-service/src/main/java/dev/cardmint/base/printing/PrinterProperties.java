package dev.cardmint.base.printing;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The card printer of this base.
 *
 * @param uri {@code ipps}, or {@code ipp} on this machine; none if cards are not printed here
 * @param requestTimeout the longest that one request to it may take
 * @param lookInterval how often it is asked how a job is
 * @param longest how long a job is followed, somebody at the printer included, before it is given up
 */
@ConfigurationProperties("cardmint.base.printer")
record PrinterProperties(
        @Nullable URI uri,
        @DefaultValue("20s") Duration requestTimeout,
        @DefaultValue("1s") Duration lookInterval,
        @DefaultValue("15m") Duration longest) {}
