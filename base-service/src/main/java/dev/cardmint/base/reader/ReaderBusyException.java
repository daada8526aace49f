package dev.cardmint.base.reader;

import java.io.Serial;

/** Somebody else has the card in this reader to himself. */
public final class ReaderBusyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ReaderBusyException(String reader) {
        super("The reader %s is busy. Wait until it has finished.".formatted(reader));
    }
}
