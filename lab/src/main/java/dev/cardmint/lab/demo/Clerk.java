package dev.cardmint.lab.demo;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.lab.http.Answer;
import dev.cardmint.lab.http.JsonClient;
import dev.cardmint.lab.link.Link;
import dev.cardmint.lab.link.LinkStatistics;
import dev.cardmint.lab.operators.LabOperator;
import dev.cardmint.lab.process.Patience;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Does at the base's REST interface what a clerk does on its page. */
final class Clerk {

    private static final Duration CARD_NOTICED = Duration.ofSeconds(10);

    private final JsonClient base;
    private final Link link;

    private Clerk(JsonClient base, Link link) {
        this.base = base;
        this.link = link;
    }

    static Clerk signIn(JsonClient base, Link link, LabOperator operator) throws IOException {
        JsonNode signedIn = base.post(
                        "/api/sign-ins", Map.of("username", operator.username(), "password", operator.password()))
                .expected();
        return new Clerk(base.with(signedIn.path("token").asString()), link);
    }

    /** Everything from the inserted card to the outcome. */
    CardRun issue(String reader, CardKind kind, String record) throws IOException {
        return run(reader, kind, "ISSUE", record);
    }

    /** The same, for a record that a card was issued for before. */
    CardRun reissue(String reader, CardKind kind, String record) throws IOException {
        return run(reader, kind, "REISSUE", record);
    }

    /** Ends the life of the old card in the reader. */
    CardRun retire(String reader, CardKind kind, String record) throws IOException {
        return run(reader, kind, "RETIRE", record);
    }

    /** Locks the old card in the reader, where its type wants that first. */
    CardRun lock(String reader, CardKind kind, String record) throws IOException {
        return run(reader, kind, "LOCK", record);
    }

    private CardRun run(String reader, CardKind kind, String operation, String record) throws IOException {
        Map<String, String> wanted = Map.of("operation", operation, "record", record);
        return click(
                kind, base.post("/api/offers", with(recognize(reader), wanted)).expected());
    }

    /** What the card in the reader is. */
    private JsonNode recognize(String reader) throws IOException {
        awaitState(reader, "CARD_PRESENT");
        return base.post("/api/readers/" + inPath(reader) + "/recognition", null)
                .expected();
    }

    private static Map<String, String> with(JsonNode recognition, Map<String, String> wanted) {
        var named = new HashMap<>(wanted);
        named.put("recognition", recognition.path("id").asString());
        return named;
    }

    /** Takes out the record of the card in the reader, for one more card. */
    JsonNode beginReissue(String reader, String reason) throws IOException {
        return base.post("/api/reissues", with(recognize(reader), Map.of("reason", reason)))
                .expected();
    }

    /** Puts an old card into the mill, with the serial that it bears. */
    JsonNode destroy(String chip) throws IOException {
        return base.post("/api/disposals", Map.of("chip", chip, "serial", chip)).expected();
    }

    private CardRun click(CardKind kind, JsonNode offer) throws IOException {
        LinkStatistics before = link.statistics();
        long start = System.nanoTime();
        Answer accepted =
                base.post("/api/card-sessions", Map.of("offer", offer.path("id").asString()));
        String session = accepted.expected().path("id").asString();
        boolean told = SessionEvents.reachTheEnd(base, session);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        LinkStatistics used = link.statistics().since(before);
        if (!told) {
            throw new LabException("The base ended the events of session " + session + " without an outcome");
        }
        JsonNode end = base.get("/api/card-sessions/" + session).expected();
        return new CardRun(
                kind,
                end,
                used.runsToCenter(),
                offer.path("predictedRoundTrips").asLong(),
                took);
    }

    /** A reader's name may have spaces. */
    private static String inPath(String reader) {
        return URLEncoder.encode(reader, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** How many commands the base sent to cards in a reader since it started. */
    long apdusTransmitted(String reader) throws IOException {
        return reader(reader).path("apdusTransmitted").asLong();
    }

    void awaitState(String reader, String state) {
        boolean reached = Patience.until(CARD_NOTICED, () -> {
            try {
                return reader(reader).path("state").asString().equals(state);
            } catch (IOException e) {
                return false;
            }
        });
        if (!reached) {
            throw new LabException("The base did not see reader " + reader + " as " + state);
        }
    }

    private JsonNode reader(String name) throws IOException {
        JsonNode readers = base.get("/api/readers").expected();
        return StreamSupport.stream(readers.spliterator(), false)
                .filter(reader -> reader.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new LabException("The base has no reader " + name));
    }
}
