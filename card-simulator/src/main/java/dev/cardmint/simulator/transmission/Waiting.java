package dev.cardmint.simulator.transmission;

import java.time.Duration;

/** How the time of a command passes. */
@FunctionalInterface
public interface Waiting {

    /** The calling thread sleeps; if it is interrupted the time is over, and it stays interrupted. */
    Waiting SLEEPING = time -> {
        try {
            Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    };

    void pass(Duration time);
}
