package dev.cardmint.model.relay;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.Objects;

/**
 * What a base read from a card in the clear. It finds a card type and, perhaps, a known chip; it proves nothing.
 *
 * @param reader the name of the reader at this base
 * @param atr the answer to reset
 */
public record RecognitionRequest(String reader, Bytes atr, List<ReadoutAnswer> answers) {

    public RecognitionRequest {
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(atr, "atr");
        answers = List.copyOf(answers);
    }
}
