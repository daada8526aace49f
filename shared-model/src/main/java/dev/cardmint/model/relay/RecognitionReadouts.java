package dev.cardmint.model.relay;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a base finds out what a card is: the card type readout commands common to all cards, in the order in which they
 * are sent, and the correlation table from what they yield to a card type.
 *
 * @param table one entry for every card type in use
 */
public record RecognitionReadouts(List<Readout> readouts, List<RecognitionEntry> table) {

    public RecognitionReadouts(List<Readout> readouts, @Nullable List<RecognitionEntry> table) {
        this.readouts = List.copyOf(readouts);
        this.table = table == null ? List.of() : List.copyOf(table);
    }

    /**
     * The card types that are told by the answer to reset alone. They are looked for first, so that no command meant
     * for others ever reaches their cards.
     */
    public List<RecognitionEntry> fitting(Bytes atr) {
        return table.stream()
                .filter(entry -> entry.needsNoReadout() && entry.fits(atr, List.of()))
                .toList();
    }

    /** The card types that a card fits: one, if it is known. */
    public List<RecognitionEntry> fitting(Bytes atr, List<ReadoutAnswer> answers) {
        List<RecognitionEntry> told = fitting(atr);
        return told.isEmpty()
                ? table.stream()
                        .filter(entry -> !entry.needsNoReadout() && entry.fits(atr, answers))
                        .toList()
                : told;
    }
}
