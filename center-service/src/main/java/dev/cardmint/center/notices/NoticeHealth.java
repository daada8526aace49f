package dev.cardmint.center.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether notices leave in time. Cards are issued all the same: this never makes the center as a whole unhealthy. */
@Component("waitingNoticesHealthIndicator")
class NoticeHealth implements HealthIndicator {

    /** Some notice has been waiting for longer than mail should take. */
    static final Status DELAYED = new Status("DELAYED");

    private static final Duration IN_TIME = Duration.ofMinutes(15);

    private final NoticeOutbox outbox;
    private final Clock clock;

    NoticeHealth(NoticeOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Instant oldest = outbox.oldestWaiting();
        boolean late = oldest != null && oldest.plus(IN_TIME).isBefore(clock.instant());
        return late ? Health.status(DELAYED).build() : Health.up().build();
    }
}
