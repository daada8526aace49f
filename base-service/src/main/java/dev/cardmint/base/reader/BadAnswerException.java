package dev.cardmint.base.reader;

import java.io.Serial;

/**
 * The reader reported an error, or what came back is no response APDU; the card may or may not have acted, and may
 * still be in the reader.
 */
public final class BadAnswerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public BadAnswerException(String message) {
        super(message);
    }

    public BadAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
