package dev.cardmint.center.personalization;

import java.io.Serial;

/** Stored personalization data that cannot be read; the message never holds any of it. */
public final class MalformedPersonalizationDataException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedPersonalizationDataException(String message) {
        super(message);
    }
}
