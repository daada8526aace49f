package dev.cardmint.simulator.cap;

import java.io.Serial;

/** Bytes that are not the components of a CAP file; the message names the component, never its content. */
public final class MalformedCapException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedCapException(String message) {
        super(message);
    }

    static void unless(boolean condition, String message) {
        if (!condition) {
            throw new MalformedCapException(message);
        }
    }
}
