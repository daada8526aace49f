package dev.cardmint.base.printing.ipp;

import java.io.Serial;

/** The printer did not answer. */
public final class PrinterUnreachableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean nothingSent;

    PrinterUnreachableException(String message, boolean nothingSent, Throwable cause) {
        super(message, cause);
        this.nothingSent = nothingSent;
    }

    /** Whether it is certain that the printer got nothing of the request. */
    public boolean nothingSent() {
        return nothingSent;
    }
}
