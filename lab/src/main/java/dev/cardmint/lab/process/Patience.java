package dev.cardmint.lab.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something that tells nobody when it has happened. */
public final class Patience {

    private static final long PAUSE_MILLIS = 50;

    private Patience() {}

    /** Whether it happened in time. */
    public static boolean until(Duration limit, BooleanSupplier happened) {
        long end = System.nanoTime() + limit.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end || interrupted()) {
                return false;
            }
        }
        return true;
    }

    private static boolean interrupted() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
