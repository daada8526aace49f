package dev.cardmint.center.keys;

import java.io.Serial;

/** A sealed value was altered, belongs to another context, or was sealed by another vault. */
public final class SealBrokenException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SealBrokenException() {
        super("A sealed value does not open in this context");
    }
}
