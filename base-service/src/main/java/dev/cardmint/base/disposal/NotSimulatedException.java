package dev.cardmint.base.disposal;

import java.io.Serial;

/** The unit of this base is a real one: nobody tells it how its next card goes. */
public final class NotSimulatedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    NotSimulatedException() {
        super("The disposal unit of this base is no simulated one.");
    }
}
