package dev.cardmint.base.reader;

import java.io.Serial;

/** Somebody else has the card in this reader: another clerk of this base, or another program on the machine. */
public final class ReaderBusyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private ReaderBusyException(String message) {
        super(message);
    }

    static ReaderBusyException byThisBase(String reader) {
        return new ReaderBusyException("The reader %s is busy. Wait until it has finished.".formatted(reader));
    }

    static ReaderBusyException byAnotherProgram(String reader) {
        return new ReaderBusyException(
                "Another program uses the card in %s. Close it, then try again.".formatted(reader));
    }
}
