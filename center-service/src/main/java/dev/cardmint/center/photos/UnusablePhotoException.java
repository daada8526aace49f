package dev.cardmint.center.photos;

import java.io.Serial;

/** What was sent is no photo that a card can carry; the message completes "the photo …" for the customer. */
public final class UnusablePhotoException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnusablePhotoException(String message) {
        super(message);
    }

    UnusablePhotoException(String message, Throwable cause) {
        super(message, cause);
    }
}
