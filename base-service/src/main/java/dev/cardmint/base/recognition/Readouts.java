package dev.cardmint.base.recognition;

import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.base.reader.CardHold;
import dev.cardmint.base.reader.GetResponse;
import dev.cardmint.model.relay.Readout;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.RecognitionReadouts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readout commands that the center wants every card to be sent; kept in memory by their entity tag. */
final class Readouts {

    private final CenterClient center;
    private final Duration timeLimit;
    private @Nullable String entityTag;
    private RecognitionReadouts known = new RecognitionReadouts(List.of());

    Readouts(CenterClient center, Duration timeLimit) {
        this.center = center;
        this.timeLimit = timeLimit;
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

    /** Sends them in order; a card that refuses one is asked the next. */
    List<ReadoutAnswer> run(RecognitionReadouts readouts, CardHold card) {
        return readouts.readouts().stream().map(readout -> run(readout, card)).toList();
    }

    private ReadoutAnswer run(Readout readout, CardHold card) {
        byte[] command = readout.command().toByteArray();
        return new ReadoutAnswer(readout.name(), GetResponse.exchange(card, command, timeLimit));
    }
}
