package dev.cardmint.center.testing;

import java.io.IOException;
import java.io.Serial;

/** The center did not answer: TLS refused, or no server. */
public final class UncheckedConnectionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UncheckedConnectionException(IOException cause) {
        super(cause);
    }
}
