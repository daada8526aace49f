package dev.cardmint.base.disposal;

import java.io.Serial;

/** This base knows of no destruction of that card: it was reported, or the base was started anew since. */
public final class NothingToReportException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    NothingToReportException() {
        super(
                "This base has nothing to report of that card. If it is in pieces and still on the list, choose By hand.");
    }
}
