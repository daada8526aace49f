package dev.cardmint.base.reader;

import java.io.Serial;

/** There is no reader of that name at this base. */
public final class UnknownReaderException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownReaderException() {
        super("There is no reader of that name at this base.");
    }
}
