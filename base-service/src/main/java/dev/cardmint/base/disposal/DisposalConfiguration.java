package dev.cardmint.base.disposal;

import dev.cardmint.base.center.StartRefusedException;
import dev.cardmint.base.center.TerminalIdentity;
import dev.cardmint.base.disposal.DisposalUnit.Means;
import dev.cardmint.model.disposal.DestructionLevel;
import dev.cardmint.model.disposal.DisposalMethod;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.json.JsonMapper;

/** Chooses the unit by the configuration, before the base answers anybody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DisposalProperties.class)
class DisposalConfiguration {

    private static final String UNIT_NAME = "[^\\p{Cntrl}]{1,80}";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Bean
    @Lazy(false)
    DisposalUnit disposalUnit(TerminalIdentity identity, DisposalProperties properties, JsonMapper json) {
        return unit(identity, properties, json);
    }

    static DisposalUnit unit(TerminalIdentity identity, DisposalProperties properties, JsonMapper json) {
        return switch (properties.method()) {
            case MANUAL -> new HandUnit();
            case COMMAND ->
                new CommandUnit(means(properties), requireCommand(properties.command()), properties.timeLimit());
            case HTTP ->
                new HttpUnit(means(properties), requireAddress(properties.address()), properties.timeLimit(), json);
            case SIMULATED -> new SimulatedUnit(requireDrill(identity, properties));
        };
    }

    private static Means requireDrill(TerminalIdentity identity, DisposalProperties properties) {
        if (!identity.drill()) {
            throw new StartRefusedException(
                    "This is a production terminal: a SIMULATED disposal unit destroys nothing and is for drill terminals.");
        }
        return means(properties);
    }

    private static Means means(DisposalProperties properties) {
        DisposalMethod method = properties.method();
        if (properties.unit() == null || properties.level() == null) {
            throw new StartRefusedException(
                    "Set cardmint.base.disposal.unit and .level: the certificate names both for %s.".formatted(method));
        }
        if (!properties.unit().matches(UNIT_NAME)) {
            throw new StartRefusedException("cardmint.base.disposal.unit is a name of at most 80 characters.");
        }
        try {
            return new Means(method, properties.unit(), new DestructionLevel(properties.level()));
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException("cardmint.base.disposal.level is 1 to 7 (ISO/IEC 21964-1, class E).", e);
        }
    }

    private static List<String> requireCommand(@Nullable List<String> command) {
        if (command == null || command.isEmpty()) {
            throw new StartRefusedException(
                    "Set cardmint.base.disposal.command to the program that drives the disposal unit.");
        }
        return command;
    }

    private static URI requireAddress(@Nullable URI address) {
        if (address == null || !SCHEMES.contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
            throw new StartRefusedException(
                    "Set cardmint.base.disposal.address to the http or https address of the disposal unit.");
        }
        return address;
    }
}
