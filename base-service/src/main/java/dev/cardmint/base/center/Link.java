package dev.cardmint.base.center;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the last exchange with the center tells about the link to it. */
public final class Link {

    private final LongSupplier nanoTime;
    private volatile @Nullable Duration lastRoundTrip;
    private volatile boolean up = true;

    Link(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    long start() {
        return nanoTime.getAsLong();
    }

    void answered(long start) {
        lastRoundTrip = Duration.ofNanos(nanoTime.getAsLong() - start);
        up = true;
    }

    void lost() {
        up = false;
    }

    /** Whether the last request was answered at all. */
    public boolean up() {
        return up;
    }

    /** Whether the last answer took longer than this, the center's own work included. */
    public boolean slowerThan(Duration limit) {
        Duration measured = lastRoundTrip;
        return measured != null && measured.compareTo(limit) > 0;
    }
}
