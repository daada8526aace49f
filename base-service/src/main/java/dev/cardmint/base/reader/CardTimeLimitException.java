package dev.cardmint.base.reader;

import java.io.Serial;

/** A command was sent and the card did not answer within its time limit; the card may or may not have acted. */
public final class CardTimeLimitException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CardTimeLimitException(String message) {
        super(message);
    }
}
