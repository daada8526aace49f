package dev.cardmint.center.choices;

import dev.cardmint.center.choices.ChosenCard.Release;
import dev.cardmint.center.issuance.RecordId;
import org.jspecify.annotations.Nullable;

/** Where choices are kept. */
public interface ChosenCards {

    @Nullable
    ChosenCard find(RecordId record);

    /** Keeps a choice in the place of the one before; which chip got a card of it stays. */
    void put(ChosenCard chosen);

    /** Keeps which chip a card of the choice is written to. */
    void released(RecordId record, Release release);
}
