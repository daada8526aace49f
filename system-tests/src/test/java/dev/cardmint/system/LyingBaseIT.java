package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * A base of our own with the certificate of a registered one: it plays the contract with the center and lies where a
 * test says so. Commands of the script: 0 EXTERNAL AUTHENTICATE, 1 INSTALL, …
 */
@ExtendWith(SharedSite.class)
class LyingBaseIT {

    private static final String SUCCESS = "9000";

    private final Clerk clerk;
    private final Site site;
    private final JsonService center;

    LyingBaseIT(Site site) {
        this.site = site;
        this.clerk = site.clerk();
        this.center = clerk.atTheCenter("base-1");
    }

    @Test
    void issuesWhenItTellsTheTruth() {
        String record = clerk.order();
        try (CardInHand card = CardInHand.blank(site)) {
            JsonNode script = open(card, record, answers -> answers);

            JsonNode end = report(script, card.run(script.path("script")));

            assertThat(end.path("outcome").path("result").asString())
                    .as("%s", end)
                    .isEqualTo("ISSUED");
        }
    }

    @Test
    void getsNothingForTheAnswerOfAnotherChip() {
        String record = clerk.order();
        try (CardInHand claimed = CardInHand.blank(site);
                CardInHand inTheReader = CardInHand.blank(site)) {
            Lie theClaimedChip = answers -> {
                Bytes answer = answers.get(1);
                return List.of(answers.get(0), claimed.kdd().concat(answer.slice(10, answer.size())));
            };

            JsonService.Answer refused = tryToOpen(inTheReader, record, theClaimedChip);

            assertThat(refused.status()).isEqualTo(502);
            assertThat(refused.problem()).isEqualTo("card-not-authentic");
            assertThat(state(record)).isEqualTo("UNISSUED");
        }
    }

    @Test
    void getsNoRecordIssuedForSuccessThatTheCardNeverSaid() {
        String record = clerk.order();
        try (CardInHand card = CardInHand.blank(site)) {
            JsonNode script = open(card, record, answers -> answers);
            List<Bytes> claimed = script.path("script")
                    .path("commands")
                    .valueStream()
                    .map(command -> Bytes.ofHex(SUCCESS))
                    .toList();

            assertNotIssued(record, send(script, claimed));
        }
    }

    @Test
    void getsNoRecordIssuedForACommandThatTheCardRefused() {
        String record = clerk.order();
        // The 11th command since insertion, 3 readouts and 2 of the opening included, is the script's 6th.
        Faults refusal = Faults.NONE.status(11, StatusWord.parse("6A84"));
        try (CardInHand card = CardInHand.blank(site, refusal)) {
            JsonNode script = open(card, record, answers -> answers);
            List<Bytes> answers = new ArrayList<>(card.run(script.path("script")));
            assertThat(answers.get(5).toHex()).isEqualTo("6A84");
            answers.set(5, Bytes.ofHex(SUCCESS));

            assertNotIssued(record, send(script, answers));
        }
    }

    @Test
    void getsNoRecordIssuedForAnAnswerMovedToAnotherCommand() {
        String record = clerk.order();
        try (CardInHand card = CardInHand.blank(site)) {
            JsonNode script = open(card, record, answers -> answers);
            List<Bytes> answers = new ArrayList<>(card.run(script.path("script")));
            answers.set(answers.size() - 1, answers.get(answers.size() - 2));

            assertNotIssued(record, send(script, answers));
        }
    }

    @Test
    void getsNoRecordIssuedForAnswersOfAnEarlierCard() {
        String first = clerk.order();
        String second = clerk.order();
        try (CardInHand card = CardInHand.blank(site);
                CardInHand other = CardInHand.blank(site)) {
            JsonNode script = open(card, first, answers -> answers);
            List<Bytes> recorded = card.run(script.path("script"));
            report(script, recorded);

            assertNotIssued(second, send(open(other, second, answers -> answers), recorded));
        }
    }

    @Test
    void getsTheSameAnswerForTheSameReport() {
        String record = clerk.order();
        try (CardInHand card = CardInHand.blank(site)) {
            JsonNode script = open(card, record, answers -> answers);
            List<Bytes> answers = card.run(script.path("script"));
            UUID key = UUID.randomUUID();

            JsonService.Answer first = send(script, answers, key);
            JsonService.Answer again = send(script, answers, key);

            assertThat(again.status()).isEqualTo(first.status());
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(clerk.record(record).path("issuanceCount").asInt()).isEqualTo(1);
        }
    }

    private interface Lie {
        List<Bytes> about(List<Bytes> answers);
    }

    /** Recognition, offer and opening; returns the center's first script. */
    private JsonNode open(CardInHand card, String record, Lie lie) {
        return tryToOpen(card, record, lie).isOk().body();
    }

    private JsonService.Answer tryToOpen(CardInHand card, String record, Lie lie) {
        JsonNode offer = offer(card, record);
        List<Bytes> answers = card.run(offer.path("opening"));
        return center.post(
                "/v1/card-sessions",
                Map.of("offer", offer.path("id").asString(), "report", completed(lie.about(answers))));
    }

    private JsonNode offer(CardInHand card, String record) {
        JsonNode recognition =
                center.post("/v1/recognitions", card.recognition(center)).isOk().body();
        return center.post(
                        "/v1/offers",
                        Map.of(
                                "recognition",
                                recognition.path("id").asString(),
                                "operation",
                                "ISSUE",
                                "record",
                                record))
                .isOk()
                .body();
    }

    private JsonNode report(JsonNode script, List<Bytes> answers) {
        return send(script, answers).isOk().body();
    }

    private JsonService.Answer send(JsonNode script, List<Bytes> answers) {
        return send(script, answers, UUID.randomUUID());
    }

    private JsonService.Answer send(JsonNode script, List<Bytes> answers, UUID key) {
        String step = "/v1/card-sessions/" + script.path("session").asString() + "/steps/"
                + script.path("step").asInt();
        return center.post(step, completed(answers), key);
    }

    private static Map<String, Object> completed(List<Bytes> answers) {
        return Map.of("answers", answers.stream().map(Bytes::toBase64Url).toList(), "stopped", "COMPLETED");
    }

    private void assertNotIssued(String record, JsonService.Answer answer) {
        assertThat(answer.body().path("outcome").path("result").asString("")).isNotEqualTo("ISSUED");
        assertThat(state(record)).isIn("IN_DOUBT", "UNISSUED");
    }

    private String state(String record) {
        JsonNode books = clerk.record(record);
        assertThat(books.path("issuanceFlag").asString()).isEqualTo("UNISSUED");
        assertThat(books.path("issuanceCount").asInt()).isZero();
        return books.path("state").asString();
    }
}
