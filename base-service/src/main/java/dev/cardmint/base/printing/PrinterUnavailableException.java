package dev.cardmint.base.printing;

import java.io.Serial;

/** There is no printer, or it is busy. */
public final class PrinterUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PrinterUnavailableException(String words) {
        super(words);
    }
}
