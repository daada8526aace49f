package dev.cardmint.base.relay;

import java.io.Serial;

/** An offer that is used up, withdrawn, expired, somebody else's, or about a card that has left. */
public final class OfferVoidException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    OfferVoidException() {
        super("This offer cannot be used any more. Nothing was written; choose the request again.");
    }
}
