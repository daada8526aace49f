package dev.cardmint.center.database;

import java.io.Serial;
import java.util.List;

/** The database may lose what it has committed; a card written meanwhile could never be explained. */
final class DatabaseNotDurableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    DatabaseNotDurableException(List<String> settings) {
        super("The database may lose committed transactions: %s must not be off"
                .formatted(String.join(", ", settings)));
    }
}
