package dev.cardmint.center.keys;

import java.io.Serial;

/** A key set that this vault does not hold. */
public final class UnknownKeySetException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownKeySetException(KeySetName name) {
        super("The key vault holds no key set " + name);
    }
}
