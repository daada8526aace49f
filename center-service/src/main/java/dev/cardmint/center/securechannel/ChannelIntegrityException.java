package dev.cardmint.center.securechannel;

import java.io.Serial;

/** An answer's protection does not hold: altered on the way, out of order, or not from this card. */
public final class ChannelIntegrityException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ChannelIntegrityException(String message) {
        super(message);
    }
}
