package dev.cardmint.base.reader;

import dev.cardmint.base.reader.Readers.DriverStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the readers' drivers work, and what state each reader is in. */
@Component("readersHealthIndicator")
class ReadersHealth implements HealthIndicator {

    private final Readers readers;

    ReadersHealth(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (DriverStatus driver : readers.drivers()) {
            if (driver.trouble() != null) {
                health.down().withDetail(driver.name(), driver.trouble());
            }
        }
        readers.all().forEach(reader -> health.withDetail(reader.name(), reader.state()));
        return health.build();
    }
}
