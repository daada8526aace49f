package dev.cardmint.base.reader;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where readers come from: PC/SC, or simulated cards in a drill. */
public interface ReaderDriver {

    /** Names the driver for health and log. */
    String name();

    boolean simulated();

    /**
     * Looks at every reader: its name, and whether a card is in it. Called by the monitor's thread only.
     *
     * @throws ReaderUnavailableException if the driver itself is down; a later call may succeed
     */
    Map<String, Boolean> look();

    /**
     * Powers the card in a reader and resets it. Called on the reader's own thread only.
     *
     * @throws dev.cardmint.model.apdu.CardUnreachableException if there is no card that answers
     * @throws CardInUseException if another program has the card to itself
     */
    CardConnection connect(String reader);

    /** A reader's serial number, or {@code null} if it has none that the driver knows. */
    default @Nullable String serialNumber(String reader) {
        return null;
    }
}
