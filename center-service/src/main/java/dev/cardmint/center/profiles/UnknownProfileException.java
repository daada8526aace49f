package dev.cardmint.center.profiles;

import java.io.Serial;

/** There is no card type of that name or version. */
public final class UnknownProfileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public UnknownProfileException() {
        super("There is no such card type");
    }
}
