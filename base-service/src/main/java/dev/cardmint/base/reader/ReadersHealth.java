package dev.cardmint.base.reader;

import java.util.Map;
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
        Map<String, String> troubles = readers.troubles();
        Health.Builder health = troubles.isEmpty() ? Health.up() : Health.down();
        troubles.forEach(health::withDetail);
        readers.all().forEach(reader -> health.withDetail(reader.name(), reader.state()));
        return health.build();
    }
}
