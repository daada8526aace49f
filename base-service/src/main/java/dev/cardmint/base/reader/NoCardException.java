package dev.cardmint.base.reader;

import java.io.Serial;

/** The card that is asked for is not in the reader: none is, or another one. */
public final class NoCardException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    NoCardException(String message) {
        super(message);
    }
}
