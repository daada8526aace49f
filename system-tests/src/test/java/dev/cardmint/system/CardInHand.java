package dev.cardmint.system;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A blank in no reader of the base's: a test that plays the base talks to it itself. */
record CardInHand(SimulatedCard card, InsertedCard inserted) implements AutoCloseable {

    static CardInHand blank(Site site, Faults faults) {
        String image =
                site.does("blank in-hand-" + UUID.randomUUID()).path("image").asString();
        SimulatedCard card = SimulatedCard.open(Path.of(image));
        return new CardInHand(card, new InsertedCard(card, faults));
    }

    static CardInHand blank(Site site) {
        return blank(site, Faults.NONE);
    }

    Bytes kdd() {
        return card.kdd();
    }

    private Bytes transmit(JsonNode apdu) {
        return inserted.transmit(CommandApdu.parse(Bytes.ofBase64Url(apdu.asString())))
                .encode();
    }

    /** Answers the recognition readouts; the body of POST /v1/recognitions. */
    Map<String, Object> recognition(JsonService center) {
        JsonNode readouts = center.get("/v1/recognition-readouts").isOk().body().path("readouts");
        List<Map<String, String>> answers = readouts.valueStream()
                .map(readout -> Map.of(
                        "name",
                        readout.path("name").asString(),
                        "response",
                        transmit(readout.path("command")).toBase64Url()))
                .toList();
        return Map.of("reader", "reader-1", "atr", card.atr().toBase64Url(), "answers", answers);
    }

    /** Sends a script and returns every answer. */
    List<Bytes> run(JsonNode script) {
        return script.path("commands")
                .valueStream()
                .map(command -> transmit(command.path("apdu")))
                .toList();
    }

    @Override
    public void close() {
        card.close();
    }
}
