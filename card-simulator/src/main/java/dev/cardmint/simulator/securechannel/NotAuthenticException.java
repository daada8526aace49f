package dev.cardmint.simulator.securechannel;

import java.io.Serial;

/** The card did not prove its keys, or an answer its origin. */
public final class NotAuthenticException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public NotAuthenticException(String message) {
        super(message);
    }
}
