package dev.cardmint.model.relay;

import java.util.List;

/** The card type readout commands common to all cards, in the order in which a base sends them. */
public record RecognitionReadouts(List<Readout> readouts) {

    public RecognitionReadouts {
        readouts = List.copyOf(readouts);
    }
}
