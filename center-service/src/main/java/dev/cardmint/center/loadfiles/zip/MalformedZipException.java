package dev.cardmint.center.loadfiles.zip;

import java.io.Serial;

/** Bytes that are no ZIP file, or one with what is not read here; the message is for people. */
public final class MalformedZipException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedZipException(String message) {
        super(message);
    }

    MalformedZipException(String message, Throwable cause) {
        super(message, cause);
    }
}
