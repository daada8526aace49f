package dev.cardmint.base.printing.ipp;

import java.io.Serial;

/** The printer said no: nothing comes of the request. */
public final class PrinterRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    PrinterRefusedException(int status) {
        super("The printer answered status-code %04x".formatted(status));
        this.status = status;
    }

    /** The status-code (RFC 8011, appendix B). */
    public int status() {
        return status;
    }
}
