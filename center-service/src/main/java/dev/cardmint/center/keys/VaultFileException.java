package dev.cardmint.center.keys;

import java.io.Serial;

/** A key vault, its key or the key sets given for it cannot be used; the message never holds a key. */
public final class VaultFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    VaultFileException(String message) {
        super(message);
    }
}
