package dev.cardmint.center.loadfiles;

import java.io.Serial;

/** A file that is not one whole CAP file; the message says in which component, and what is wrong. */
public final class MalformedCapFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedCapFileException(String message) {
        super(message);
    }

    MalformedCapFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
