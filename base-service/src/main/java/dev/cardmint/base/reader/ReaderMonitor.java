package dev.cardmint.base.reader;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at the readers again and again, on a thread and in a driver context of its own. */
final class ReaderMonitor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReaderMonitor.class);

    private final Readers readers;
    private final Duration interval;
    private @Nullable ScheduledExecutorService executor;

    ReaderMonitor(Readers readers, Duration interval) {
        this.readers = readers;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "reader monitor");
            thread.setDaemon(true);
            return thread;
        });
        var unused = looking.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        executor = looking;
    }

    private void look() {
        try {
            readers.look();
        } catch (RuntimeException e) {
            // Thrown out of here it would end the monitor for good.
            log.error("Looking at the readers failed", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
