package dev.cardmint.center.personalization;

import java.io.Serial;

/** The chip's life cycle allows no personalization any more. */
public final class UnusableChipException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnusableChipException(String message) {
        super(message);
    }
}
