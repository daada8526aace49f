package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedSite.class)
class LinkIT {

    private final Site site;
    private final Clerk clerk;
    private final String card = "link-" + UUID.randomUUID();

    LinkIT(Site site) {
        this.site = site;
        this.clerk = site.clerk();
    }

    @BeforeEach
    void insertABlank() {
        clerk.insertBlank(card);
    }

    @AfterEach
    void mendTheLink() {
        site.does("link restore");
        clerk.pull();
    }

    @Test
    void saysThatTheCenterCannotBeReachedBeforeACardIsTouched() {
        String record = clerk.order();
        JsonNode recognition = clerk.recognize();
        site.does("link cut");

        JsonService.Answer offer = clerk.offer(recognition, "ISSUE", record);

        assertThat(offer.status()).isEqualTo(503);
        assertThat(offer.problem()).isEqualTo("center-unreachable");
        assertThat(offer.body().path("detail").asString()).isNotBlank();
        site.does("link restore");
        assertThat(clerk.issue(record).path("outcome").path("result").asString())
                .isEqualTo("ISSUED");
    }

    @Test
    void losesNothingWhenTheLinkBreaksDuringACard() {
        String record = clerk.order();
        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", record);
        site.does("link cut");

        JsonNode end = clerk.end(clerk.click(offer));

        assertThat(end.path("problem").path("type").asString()).endsWith("center-unreachable");
        assertThat(clerk.record(record).path("state").asString()).isIn("UNISSUED", "IN_DOUBT");
        site.does("link restore");
        JsonNode recognition = clerk.recognize();
        boolean inDoubt = recognition.path("operations").toString().contains("INSPECT");
        JsonNode next = inDoubt ? clerk.inspect() : clerk.issue(record);
        assertThat(next.path("outcome").path("result").asString())
                .as("%s", next)
                .isEqualTo("ISSUED");
    }

    @Test
    void repeatsARequestWhoseAnswerWasLostWithoutRepeatingItsEffect() {
        String record = clerk.order();
        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", record);
        site.does("link lose-answer");

        JsonNode end = clerk.end(clerk.click(offer));

        assertThat(end.path("outcome").path("result").asString()).as("%s", end).isEqualTo("ISSUED");
        assertThat(clerk.record(record).path("issuanceCount").asInt()).isEqualTo(1);
    }
}
