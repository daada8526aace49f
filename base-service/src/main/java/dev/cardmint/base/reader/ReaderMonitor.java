package dev.cardmint.base.reader;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at the readers again and again, on a thread and in a driver context of its own. */
final class ReaderMonitor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReaderMonitor.class);

    private final Readers readers;
    private final Duration interval;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "reader monitor");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    ReaderMonitor(Readers readers, Duration interval) {
        this.readers = readers;
        this.interval = interval;
    }

    @Override
    public void start() {
        running = true;
        var unused = executor.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
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
    public void stop() {
        running = false;
        executor.shutdownNow();
        readers.shutDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
