package dev.cardmint.base.device;

import java.io.IOException;
import java.io.Serial;

/** A machine answered more than any answer has. */
public final class AnswerTooLargeException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(int largest) {
        super("An answer of more than %d bytes".formatted(largest));
    }
}
