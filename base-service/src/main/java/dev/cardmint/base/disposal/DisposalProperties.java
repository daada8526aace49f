package dev.cardmint.base.disposal;

import dev.cardmint.model.disposal.DisposalMethod;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The unit that destroys old cards at this base.
 *
 * @param unit its name on certificates, where it is a machine
 * @param level of ISO/IEC 21964-1 that the machine reaches with chip cards, 1 to 7
 * @param command the program that drives it, and its arguments
 * @param address of a unit on the local network
 * @param timeLimit the longest that it may take for one card
 */
@ConfigurationProperties("cardmint.base.disposal")
record DisposalProperties(
        @DefaultValue("MANUAL") DisposalMethod method,
        @Nullable String unit,
        @Nullable Integer level,
        @Nullable List<String> command,
        @Nullable URI address,
        @DefaultValue("60s") Duration timeLimit) {}
