package dev.cardmint.base.disposal;

import dev.cardmint.model.disposal.DisposalStop;
import org.jspecify.annotations.Nullable;

/** What a unit did with a card. Whatever it does not say for sure counts as not destroyed. */
public enum MillingResult {
    DESTROYED(null, "The card is destroyed."),
    BY_HAND(
            null,
            "Destroy the card now: cut it through the chip. Then a second person looks at the pieces and confirms it."),
    JAMMED(
            DisposalStop.JAMMED,
            "The mill has jammed. The card counts as not destroyed: free the mill, take the card out and choose Destroy again; if it cannot go through any more, choose By hand."),
    FULL(
            DisposalStop.FULL,
            "The mill's bin is full. The card was not touched: empty the bin and choose Destroy again."),
    OTHER_CARD(
            DisposalStop.OTHER_CARD,
            "The mill found another card and did not destroy it. Take it out, put in the card that was chosen, and choose Destroy again."),
    NO_ANSWER(
            DisposalStop.NO_ANSWER,
            "The mill did not say what it did. The card counts as not destroyed: look at it. If it is whole, choose Destroy again; if it is in pieces, choose By hand.");

    private final @Nullable DisposalStop stop;
    private final String words;

    MillingResult(@Nullable DisposalStop stop, String words) {
        this.stop = stop;
        this.words = words;
    }

    /** What the center is told of a card that was not destroyed, or {@code null}. */
    @Nullable
    DisposalStop stop() {
        return stop;
    }

    /** What happened to the card and what to do, for the clerk. */
    String words() {
        return words;
    }
}
