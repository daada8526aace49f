package dev.cardmint.base.reader;

import dev.cardmint.base.reader.ReaderStatus.Failure;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of one reader: since when it is in its state, and what went wrong last. */
final class ReaderHistory {

    private final Clock clock;
    private ReaderState state = ReaderState.EMPTY;
    private Instant since;
    private @Nullable Failure lastFailure;

    ReaderHistory(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Takes down the state that somebody has just seen. */
    synchronized void saw(ReaderState now) {
        if (now != state) {
            state = now;
            since = clock.instant();
        }
    }

    /** Takes down a failure; the driver's own words are the innermost cause's. */
    synchronized void failed(String what, @Nullable Throwable cause) {
        Throwable innermost = cause;
        while (innermost != null && innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        lastFailure = new Failure(clock.instant(), what, innermost == null ? null : innermost.getMessage());
    }

    synchronized Instant since() {
        return since;
    }

    synchronized @Nullable Failure lastFailure() {
        return lastFailure;
    }
}
