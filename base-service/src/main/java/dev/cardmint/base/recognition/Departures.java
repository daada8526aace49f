package dev.cardmint.base.recognition;

import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterProblemException;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.base.center.CenterUnreachableException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Tells the center that cards have left, one after the other, while nobody waits for it. */
final class Departures implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Departures.class);

    private final CenterClient center;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "departures");
        thread.setDaemon(true);
        return thread;
    });

    Departures(CenterClient center) {
        this.center = center;
    }

    void send(CenterRequest request) {
        executor.execute(() -> sendNow(request));
    }

    private void sendNow(CenterRequest request) {
        try (Body body = center.once(request)) {
            log.debug("The center knows that a card has left, {} bytes", body.bytes().length);
        } catch (CenterProblemException | CenterUnreachableException e) {
            // The recognition ends by itself after some minutes.
            log.info("The center was not told that a card has left: {}", e.getMessage());
        }
    }

    void at(Duration delay, Runnable task) {
        var unused = executor.schedule(task, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** Waits until everything that was to be said has been said: the link stays in order. */
    void finish() {
        Future<?> marker = executor.submit(() -> {});
        try {
            marker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
