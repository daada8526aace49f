package dev.cardmint.base.reader;

import dev.cardmint.base.center.StartRefusedException;
import dev.cardmint.base.center.TerminalIdentity;
import dev.cardmint.base.reader.pcsc.SmartcardioDriver;
import dev.cardmint.base.reader.simulated.SimulatorJar;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Chooses the readers by what the terminal's certificate says, before the base answers anybody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReaderProperties.class)
@Lazy(false)
class ReaderConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ReaderConfiguration.class);

    @Bean(destroyMethod = "shutDown")
    @Lazy(false)
    Readers readers(
            TerminalIdentity identity,
            ReaderProperties properties,
            ObjectProvider<ReaderDriver> more,
            ApplicationEventPublisher events,
            Clock clock) {
        var drivers = Stream.of(pcsc(identity, properties), simulated(identity, properties))
                .filter(Objects::nonNull)
                .toList();
        return new Readers(Stream.concat(drivers.stream(), more.orderedStream()).toList(), events::publishEvent, clock);
    }

    @Bean
    @Lazy(false)
    ReaderMonitor readerMonitor(Readers readers, ReaderProperties properties) {
        return new ReaderMonitor(readers, properties.reader().lookInterval());
    }

    private static @Nullable ReaderDriver pcsc(TerminalIdentity identity, ReaderProperties properties) {
        return properties.servesPcsc(identity.drill()) ? SmartcardioDriver.pcsc() : null;
    }

    static @Nullable ReaderDriver simulated(TerminalIdentity identity, ReaderProperties properties) {
        Path jar = properties.simulator().jar();
        Path tray = properties.simulator().tray();
        if (!identity.drill() && (jar != null || tray != null)) {
            throw new StartRefusedException(
                    "This is a production terminal: remove cardmint.base.simulator.*, simulated cards are for drill terminals.");
        }
        if (jar == null || tray == null) {
            return null;
        }
        var simulator = new SimulatorJar(jar);
        if (!simulator.exists()) {
            log.warn("cardmint.base.simulator.jar is not there: no simulated readers");
            return null;
        }
        return SmartcardioDriver.simulated(simulator.provider(), SimulatorJar.TERMINAL_FACTORY, tray);
    }
}
