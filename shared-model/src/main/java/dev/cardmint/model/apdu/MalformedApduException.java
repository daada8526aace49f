package dev.cardmint.model.apdu;

import java.io.Serial;

/** Bytes that are not an APDU; the message gives lengths, never content. */
public final class MalformedApduException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public MalformedApduException(String message) {
        super(message);
    }
}
