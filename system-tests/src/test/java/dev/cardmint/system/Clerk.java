package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A clerk at the base's interface, with cards at hand. */
record Clerk(Site site, JsonService base) {

    static final String READER = "reader-1";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static Clerk signIn(Site site, JsonService base, String username, String password) {
        JsonNode signedIn = base.post("/api/sign-ins", Map.of("username", username, "password", password))
                .isOk()
                .body();
        return new Clerk(site, base.signedIn(signedIn.path("token").asString()));
    }

    /** A new request of the customer's system; returns the record's id. */
    String order() {
        return order(Orders.order(Orders.values()));
    }

    String order(Map<String, Object> order) {
        return site.center("orders-1")
                .post("/v1/card-requests", order)
                .isOk()
                .body()
                .path("record")
                .asString();
    }

    /** Puts a new blank into the reader. */
    void insertBlank(String name, String... faults) {
        site.does(("blank " + name + " " + String.join(" ", faults)).strip());
        insert(name);
    }

    void insert(String name) {
        site.does("insert " + READER + " " + name);
        await("CARD_PRESENT");
    }

    /** Takes the card out and waits until the base has noticed. */
    void pull() {
        site.does("pull " + READER);
        await("EMPTY");
    }

    void await(String state) {
        until(this::reader, reader -> reader.path("state").asString().equals(state));
    }

    /** What the base says of the reader. */
    JsonNode reader() {
        return base.get("/api/readers")
                .body()
                .valueStream()
                .filter(reader -> reader.path("name").asString().equals(site.readerAtTheBase()))
                .findFirst()
                .orElse(Site.JSON.missingNode());
    }

    JsonNode recognize() {
        return recognition().isOk().body();
    }

    /** Asks for the card to be recognized, which may fail. */
    JsonService.Answer recognition() {
        String reader = site.readerAtTheBase().replace(" ", "%20");
        return base.post("/api/readers/" + reader + "/recognition", null);
    }

    JsonService.Answer offer(JsonNode recognition, String operation, @Nullable String record) {
        Map<String, String> request = new HashMap<>();
        request.put("recognition", recognition.path("id").asString());
        request.put("operation", operation);
        if (record != null) {
            request.put("record", record);
        }
        return base.post("/api/offers", request);
    }

    /** Clicks; returns the session's id. */
    String click(JsonService.Answer offer) {
        return base.post("/api/card-sessions", Map.of("offer", offer.isOk().id()))
                .isOk()
                .id();
    }

    /** The session's last word. */
    JsonNode end(String session) {
        return until(
                () -> base.get("/api/card-sessions/" + session).body(),
                state -> !state.path("state").asString().equals("RUNNING"));
    }

    JsonNode issue(String record) {
        return end(click(offer(recognize(), "ISSUE", record)));
    }

    /** Recognizes the card again and has the center inspect it. */
    JsonNode inspect() {
        JsonNode recognition = recognize();
        assertThat(recognition.path("operations").toString()).contains("INSPECT");
        return end(
                click(offer(recognition, "INSPECT", recognition.path("record").asString(null))));
    }

    /** The base's simulated mill jams on the next card. */
    void jamTheMill() {
        base.post("/api/disposals/unit/next", Map.of("result", "JAMMED")).isOk();
    }

    /** What the center has in its books. */
    JsonNode record(String id) {
        return atTheCenter("base-1").get("/v1/issuance-records/" + id).isOk().body();
    }

    /** The same person with the terminal's own certificate, past the base. */
    JsonService atTheCenter(String terminal) {
        JsonService center = site.center(terminal);
        return center.signedIn(
                center.post("/v1/sign-ins", Map.of("username", "clerk", "password", site.password("clerk")))
                        .isOk()
                        .body()
                        .path("token")
                        .asString());
    }

    static <T> T until(Supplier<T> question, Predicate<T> enough) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T answer = question.get();
        while (!enough.test(answer)) {
            assertThat(System.nanoTime())
                    .as("waited long enough for %s", answer)
                    .isLessThan(end);
            pause();
            answer = question.get();
        }
        return answer;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
