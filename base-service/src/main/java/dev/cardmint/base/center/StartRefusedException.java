package dev.cardmint.base.center;

import java.io.Serial;

/** The base must not start like this; the message is the one line that says why. */
public final class StartRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StartRefusedException(String message) {
        super(message);
    }

    public StartRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
