package dev.cardmint.base.web;

import java.io.IOException;
import java.io.Serial;

/** A request's body turned out larger than any that a base serves. */
final class BodyTooLargeException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("The request's body is too large");
    }
}
