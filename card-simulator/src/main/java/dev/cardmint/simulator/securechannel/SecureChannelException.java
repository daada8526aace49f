package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.apdu.StatusWord;
import java.io.Serial;

/** A check of the secure channel does not hold; the channel is closed. */
public final class SecureChannelException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    public SecureChannelException(StatusWord status) {
        super("Secure channel refused: " + status);
        this.status = status.value();
    }

    /** What the card answers. */
    public StatusWord statusWord() {
        return new StatusWord(status);
    }
}
