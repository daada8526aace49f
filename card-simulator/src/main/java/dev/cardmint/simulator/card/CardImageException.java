package dev.cardmint.simulator.card;

import java.io.Serial;

/** An image file that cannot be made, read or written; the message names the file and fits one line. */
public final class CardImageException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CardImageException(String message) {
        super(message);
    }

    CardImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
