package dev.cardmint.base.console;

import dev.cardmint.base.reader.ReaderUnavailableException;
import dev.cardmint.base.relay.CardSession;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events of card sessions. Each page has a thread of its own, so that one that reads slowly holds up
 * neither the card nor another page; it is told the latest state, not every one in between.
 */
@Component
class ProgressStreams {

    private static final Logger log = LoggerFactory.getLogger(ProgressStreams.class);
    private static final int PAGES_AT_MOST = 32;

    private final Duration heartbeat;
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(0, PAGES_AT_MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                var thread = new Thread(task, "progress");
                thread.setDaemon(true);
                return thread;
            });

    ProgressStreams(@Value("${cardmint.base.web.heartbeat:15s}") Duration heartbeat) {
        this.heartbeat = heartbeat;
    }

    SseEmitter follow(CardSession session) {
        var emitter = new SseEmitter(0L); // ends with the session, or when the page goes away
        try {
            executor.execute(() -> tell(session, emitter));
        } catch (RejectedExecutionException e) {
            throw new ReaderUnavailableException("Too many pages watch this base. Close some.");
        }
        return emitter;
    }

    /** Pages that are being told something now. */
    int following() {
        return executor.getActiveCount();
    }

    private void tell(CardSession session, SseEmitter emitter) {
        try {
            long seen = -1;
            boolean over = false;
            while (!over) {
                CardSession.@Nullable View view = session.awaitChange(seen, heartbeat);
                if (view == null) {
                    emitter.send(SseEmitter.event().comment("still here"));
                } else {
                    tell(view, emitter);
                    seen = view.version();
                    over = view.over();
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            log.debug("A page stopped watching a card session");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        }
    }

    private static void tell(CardSession.View view, SseEmitter emitter) throws IOException {
        emitter.send(SseEmitter.event().name("progress").data(new Progress(view.step(), view.sent(), view.total())));
        if (view.outcome() != null) {
            emitter.send(SseEmitter.event().name("outcome").data(view.outcome()));
        }
        if (view.problem() != null) {
            emitter.send(SseEmitter.event().name("problem").data(view.problem()));
        }
    }

    @EventListener(ContextClosedEvent.class)
    void shutDown() {
        executor.shutdown(); // sessions under way still tell their outcome
    }

    /**
     * How far a card session is.
     *
     * @param step 0 while the card is selected and greeted, then the script's number
     */
    record Progress(int step, int sent, int total) {}
}
