package dev.cardmint.base.recognition;

import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.model.relay.RecognitionReadouts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readouts and the correlation table that the center wants to be used; kept in memory by their entity tag. */
final class Readouts {

    private final CenterClient center;
    private @Nullable String entityTag;
    private RecognitionReadouts known = new RecognitionReadouts(List.of(), List.of());

    Readouts(CenterClient center) {
        this.center = center;
    }

    synchronized RecognitionReadouts current() {
        var request = CenterRequest.get("/v1/recognition-readouts");
        var answer = center.askIfChanged(request, entityTag, RecognitionReadouts.class);
        if (answer.value() != null) {
            known = answer.value();
            entityTag = answer.entityTag();
        }
        return known;
    }
}
