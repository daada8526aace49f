package dev.cardmint.simulator.pcscd;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** There is no PC/SC service with virtual readers; the message says in one line what to do. */
public final class PcscUnavailableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    PcscUnavailableException(String message) {
        super(message);
    }

    PcscUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
