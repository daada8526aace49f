package dev.cardmint.base.relay;

import java.io.Serial;

/** The center's answer in a card session is not one; says nothing of what it is. */
final class UnreadableReplyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableReplyException() {
        super("The center's answer is no session answer");
    }
}
