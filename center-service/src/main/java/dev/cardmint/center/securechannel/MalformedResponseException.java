package dev.cardmint.center.securechannel;

import java.io.Serial;

/** A card answered with success but not in the form that the specification gives; the message never holds content. */
public final class MalformedResponseException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public MalformedResponseException(String message) {
        super(message);
    }
}
