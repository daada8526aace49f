package dev.cardmint.base.recognition;

import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.model.relay.CardType;
import dev.cardmint.model.relay.RecognitionEntry;
import dev.cardmint.model.relay.RecognitionReadouts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The readout commands that the center wants to be used: those that tell a card's type, the correlation table from
 * their answers to a card type, and for each card type those that read the identification information. In memory only,
 * and asked for anew by their entity tag, so that base and center use the same table.
 */
final class ReadoutCommandStorage {

    private final CenterClient center;
    private @Nullable String entityTag;
    private RecognitionReadouts known = new RecognitionReadouts(List.of(), List.of());

    ReadoutCommandStorage(CenterClient center) {
        this.center = center;
    }

    /** All of it, as the center has it now. */
    synchronized RecognitionReadouts current() {
        var request = CenterRequest.get("/v1/recognition-readouts");
        var answer = center.askIfChanged(request, entityTag, RecognitionReadouts.class);
        if (answer.value() != null) {
            known = answer.value();
            entityTag = answer.entityTag();
        }
        return known;
    }

    /**
     * The commands that tell whose card one of this type is, as they were when it was recognized or later.
     *
     * @return the entry of the table, or {@code null} if there is none
     */
    synchronized @Nullable RecognitionEntry of(@Nullable CardType cardType) {
        return cardType == null
                ? null
                : known.table().stream()
                        .filter(entry ->
                                entry.profile().equals(cardType.profile()) && entry.version() == cardType.version())
                        .findFirst()
                        .orElse(null);
    }
}
