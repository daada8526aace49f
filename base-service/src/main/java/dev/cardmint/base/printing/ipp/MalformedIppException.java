package dev.cardmint.base.printing.ipp;

import dev.cardmint.base.device.AnswerTooLargeException;
import java.io.Serial;

/** What came is no answer of a printer (RFC 8010, 3.1). */
public final class MalformedIppException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedIppException(String message) {
        super(message);
    }

    MalformedIppException(AnswerTooLargeException cause) {
        super(cause.getMessage(), cause);
    }
}
