package dev.cardmint.base.disposal;

import java.io.Serial;

/** Another card is being destroyed just now. */
public final class UnitBusyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnitBusyException() {
        super("Another card is being destroyed. Wait until it is done; this one was not touched.");
    }
}
