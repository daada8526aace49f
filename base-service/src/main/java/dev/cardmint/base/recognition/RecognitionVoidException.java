package dev.cardmint.base.recognition;

import java.io.Serial;

/** A recognition that does not hold any more, or never was made here. */
public final class RecognitionVoidException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RecognitionVoidException() {
        super("This card is not in the reader any more, or was recognized too long ago. Put it in again.");
    }
}
