package dev.cardmint.base.reader;

import java.io.Serial;

/** A reader, or all readers of a driver, cannot be used at the moment; the message is plain words. */
public final class ReaderUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ReaderUnavailableException(String message) {
        super(message);
    }

    public ReaderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
