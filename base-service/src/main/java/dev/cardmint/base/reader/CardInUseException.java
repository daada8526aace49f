package dev.cardmint.base.reader;

import java.io.Serial;

/** Another program on this machine has the card to itself. */
public final class CardInUseException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public CardInUseException(Throwable cause) {
        super("Another program uses the card", cause);
    }
}
