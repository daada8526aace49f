package dev.cardmint.simulator;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What the command line asks for cannot be done; the message fits one line. */
final class UsageException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
