package dev.cardmint.center.securechannel;

import java.io.Serial;

/** A command that a secure channel cannot carry: too long, on another logical channel, or wrapped already. */
public final class UnwrappableCommandException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public UnwrappableCommandException(String message) {
        super(message);
    }
}
