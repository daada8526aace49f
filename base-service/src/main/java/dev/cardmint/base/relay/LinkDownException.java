package dev.cardmint.base.relay;

import java.io.Serial;

/** The link to the center does not carry a card session now; nothing was sent to the card. */
public final class LinkDownException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LinkDownException(String message) {
        super(message);
    }
}
