package dev.cardmint.model.apdu;

import java.io.Serial;

/** The card, its reader or the link to it went away before a response arrived. */
public final class CardUnreachableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public CardUnreachableException(String message) {
        super(message);
    }

    public CardUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
