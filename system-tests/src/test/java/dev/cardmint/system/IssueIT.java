package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedSite.class)
class IssueIT {

    private final Site site;
    private final Clerk clerk;

    IssueIT(Site site) {
        this.site = site;
        this.clerk = site.clerk();
    }

    @BeforeEach
    void insertABlank() {
        clerk.insertBlank("issue-" + UUID.randomUUID());
    }

    @AfterEach
    void takeTheCardOut() {
        clerk.pull();
    }

    @Test
    void writesARecordToABlankWithProofFromTheChip() {
        String record = clerk.order();

        JsonNode end = clerk.issue(record);

        JsonNode outcome = end.path("outcome");
        assertThat(outcome.path("result").asString()).as("%s", end).isEqualTo("ISSUED");
        assertThat(outcome.path("proof").asString()).isEqualTo("PROVED");
        JsonNode books = clerk.record(record);
        assertThat(books.path("state").asString()).isEqualTo("ISSUED");
        assertThat(books.path("issuanceFlag").asString()).isEqualTo("ISSUED");
        assertThat(books.path("issuanceCount").asInt()).isEqualTo(1);
        assertThat(books.path("proof").asString()).isEqualTo("PROVED");
    }

    @Test
    void takesTwoNetworkRoundTripsFromTheClickToTheOutcome() {
        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", clerk.order());
        JsonNode before = site.does("link stats").path("link");

        clerk.end(clerk.click(offer));

        JsonNode after = site.does("link stats").path("link");
        assertThat(after.path("runsToCenter").asInt()
                        - before.path("runsToCenter").asInt())
                .isEqualTo(2)
                .isEqualTo(offer.body().path("predictedRoundTrips").asInt());
    }

    @Test
    void refusesARecordThatIsAlreadyIssued() {
        String record = clerk.order();
        clerk.issue(record);
        clerk.pull();
        clerk.insertBlank("second-" + UUID.randomUUID());

        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", record);

        assertThat(offer.status()).isEqualTo(409);
        assertThat(offer.problem()).isEqualTo("record-not-unissued");
    }

    @Test
    void usesAnOfferOnce() {
        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", clerk.order());
        clerk.end(clerk.click(offer));

        JsonService.Answer again = clerk.base().post("/api/card-sessions", Map.of("offer", offer.id()));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("offer-void");
    }

    @Test
    void takesTheSameOrderOnce() {
        Map<String, Object> order = Orders.order(Orders.values());
        JsonService customer = site.center("orders-1");
        JsonService.Answer first = customer.post("/v1/card-requests", order);
        JsonService.Answer again = customer.post("/v1/card-requests", order);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("record")).isEqualTo(first.body().path("record"));

        Map<String, Object> other = new HashMap<>(order);
        other.put("values", Orders.values());
        JsonService.Answer refused = customer.post("/v1/card-requests", other);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("order-already-used");
    }

    @Test
    void refusesABadCardNumberAndNamesTheField() {
        Map<String, String> values = new HashMap<>(Orders.values());
        values.put("pan", "9999990000000000");

        JsonService.Answer answer = site.center("orders-1").post("/v1/card-requests", Orders.order(values));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("fields").findValuesAsString("field")).isEqualTo(List.of("values.pan"));
        assertThat(answer.body().toString()).doesNotContain("9999990000000000");
    }

    @Test
    void refusesAnUnknownCardType() {
        Map<String, Object> order = Orders.order(Orders.values());
        order.put("cardType", "library");

        JsonService.Answer answer = site.center("orders-1").post("/v1/card-requests", order);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("unknown-profile");
    }

    @Test
    void describesBothInterfaces() {
        assertThat(site.center("office-1")
                        .get("/v3/api-docs")
                        .isOk()
                        .body()
                        .path("paths")
                        .has("/v1/offers"))
                .isTrue();
        assertThat(site.base().get("/v3/api-docs").isOk().body().path("paths").has("/api/offers"))
                .isTrue();
    }

    @Test
    void answersNoForeignPage() {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        site.address("base").resolve("/api/readers"))
                .header("Origin", "https://example.org")
                .GET();

        assertThat(site.base().send(request).problem()).isEqualTo("foreign-origin");
    }
}
