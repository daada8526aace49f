package dev.cardmint.center.loadfiles.store;

import java.io.Serial;

/** The center has no load file with that digest. */
public final class UnknownLoadFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownLoadFileException() {
        super("There is no such load file");
    }
}
