package dev.cardmint.base.reader;

import dev.cardmint.model.apdu.CardUnreachableException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one platform thread that talks to one reader: exclusive access belongs to a thread. Who waits for it may give up;
 * the thread itself stays with a card that does not answer until the driver returns.
 */
final class ReaderThread implements AutoCloseable {

    private final ExecutorService executor;
    private volatile @Nullable Future<?> afterLateAnswer;

    ReaderThread(String reader) {
        executor = Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "reader " + reader);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether the thread still waits for an answer that nobody waits for any more. */
    boolean stuck() {
        Future<?> after = afterLateAnswer;
        return after != null && !after.isDone();
    }

    /**
     * Runs a task on the reader's thread and waits for it.
     *
     * @throws CardTimeLimitException if it takes longer; its result is thrown away when it comes
     */
    <T> T call(Callable<T> task, Duration timeLimit) {
        Future<T> future = executor.submit(task);
        try {
            return future.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp(future);
            throw new CardTimeLimitException("No answer within %d ms".formatted(timeLimit.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp(future);
            throw new CardUnreachableException("The base is shutting down");
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private void giveUp(Future<?> future) {
        future.cancel(false); // no interrupt: a driver that is interrupted in mid-transmit leaves its context broken
        afterLateAnswer = executor.submit(() -> {});
    }

    /** Runs a task later; nobody waits for it. */
    void later(Runnable task) {
        if (!executor.isShutdown()) {
            var unused = executor.submit(task);
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException known) {
            return known;
        }
        return new IllegalStateException("Reader task failed", cause);
    }

    boolean awaitEnd(Duration patience) throws InterruptedException {
        return executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
