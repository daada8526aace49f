package dev.cardmint.simulator.reading;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The card cannot be read, or profile or request cannot be understood; the message fits one line and holds no value.
 */
public final class ReadBackException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    ReadBackException(String message) {
        super(message);
    }

    ReadBackException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
