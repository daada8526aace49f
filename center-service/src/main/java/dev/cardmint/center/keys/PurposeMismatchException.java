package dev.cardmint.center.keys;

import java.io.Serial;

/** A drill caller asked for a production key set, or the reverse. */
public final class PurposeMismatchException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PurposeMismatchException(KeySet set) {
        super("Key set %s is for %s only".formatted(set.name(), set.purpose()));
    }
}
