package dev.cardmint.base.relay;

import java.io.Serial;

/** There is no such card session of this operator at this base. */
public final class UnknownCardSessionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownCardSessionException() {
        super("There is no such card session of yours at this base.");
    }
}
