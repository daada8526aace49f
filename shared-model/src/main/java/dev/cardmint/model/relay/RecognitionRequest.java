package dev.cardmint.model.relay;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a base read from a card in the clear. It finds a card type and, perhaps, a known chip; it proves nothing.
 *
 * @param reader the name of the reader at this base
 * @param atr the answer to reset
 * @param chosen what the base took the card for by the correlation table, or {@code null} if no one entry fits
 */
public record RecognitionRequest(
        String reader,
        Bytes atr,
        List<ReadoutAnswer> answers,
        @Nullable Chosen chosen) {

    public RecognitionRequest {
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(atr, "atr");
        answers = List.copyOf(answers);
    }

    /** A card type by name and version. */
    public record Chosen(String profile, int version) {

        /** The card type of an entry of the table. */
        public static Chosen of(RecognitionEntry entry) {
            return new Chosen(entry.profile(), entry.version());
        }
    }
}
