package dev.cardmint.base.reader;

import org.jspecify.annotations.Nullable;

/**
 * The connection to the card in one reader, which may stay open between two holds: it tells whether the card was reset
 * or taken out in between. Only touched on the reader's thread.
 */
final class KeptConnection {

    private final ReaderDriver driver;
    private final String reader;
    private @Nullable CardConnection connection;
    private long insertion;

    KeptConnection(ReaderDriver driver, String reader) {
        this.driver = driver;
        this.reader = reader;
    }

    /** Powers the card afresh. */
    CardConnection fresh(long number) {
        if (insertion == number) {
            drop();
        } else {
            abandon();
        }
        connection = driver.connect(reader);
        insertion = number;
        return connection;
    }

    /** The open connection to the card of an insertion, or {@code null} if there is none. */
    @Nullable
    CardConnection to(long number) {
        return insertion == number ? connection : null;
    }

    /** Resets the card, if it is still there, and lets go of it. */
    void drop() {
        if (connection != null) {
            connection.disconnect();
            connection = null;
        }
    }

    /** Lets go of a card that has left. */
    void abandon() {
        if (connection != null) {
            connection.abandon();
            connection = null;
        }
    }
}
