package dev.cardmint.base.center;

import java.time.Duration;

/** Waits between two attempts; tests do not. */
@FunctionalInterface
public interface Pauses {

    void pause(Duration duration) throws InterruptedException;
}
