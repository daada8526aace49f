package dev.cardmint.base.reader;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which readers this base serves, and how.
 *
 * @param pcsc whether real readers are served; by default only those of a production terminal are
 * @param simulator the simulated readers of a drill terminal
 */
@ConfigurationProperties("cardmint.base")
public record ReaderProperties(
        @Nullable Boolean pcsc,
        @DefaultValue Simulator simulator,
        @DefaultValue Timing reader) {

    /**
     * Where the simulated cards are.
     *
     * @param jar card-simulator.jar
     * @param tray a folder with one folder per simulated reader
     */
    public record Simulator(@Nullable Path jar, @Nullable Path tray) {}

    /**
     * How patient the base is with readers.
     *
     * @param idleLimit the longest that a card may wait between two scripts; Windows resets it after 5 s
     * @param lookInterval how often the readers are looked at
     * @param readoutTimeLimit the longest that one readout command may take
     */
    public record Timing(
            @DefaultValue("4s") Duration idleLimit,
            @DefaultValue("200ms") Duration lookInterval,
            @DefaultValue("5s") Duration readoutTimeLimit) {}

    boolean servesPcsc(boolean drill) {
        return pcsc == null ? !drill : pcsc;
    }
}
