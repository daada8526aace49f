package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Commands are counted from insertion: 1–4 recognition, 5 SELECT, 6 INITIALIZE UPDATE, 7 EXTERNAL AUTHENTICATE. */
@ExtendWith(SharedSite.class)
class RecoveryIT {

    private final Site site;
    private final String card = "recovery-" + UUID.randomUUID();
    private Clerk clerk;

    RecoveryIT(Site site) {
        this.site = site;
        this.clerk = site.clerk();
    }

    @AfterEach
    void takeTheCardOut() {
        site.does("link restore");
        clerk.pull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tear-before=7",
                "tear-after=7",
                "tear-before=8",
                "tear-after=8",
                "tear-after=9",
                "tear-after=10",
                "tear-before=12",
                "tear-after=14"
            })
    void finishesOrStartsOverACardPulledInMidScript(String fault) {
        String record = clerk.order();
        clerk.insertBlank(card, fault);

        JsonNode torn = clerk.issue(record);

        assertThat(torn.path("outcome").path("result").asString())
                .as("%s", torn)
                .isEqualTo("IN_DOUBT");
        assertThat(clerk.record(record).path("state").asString()).isEqualTo("IN_DOUBT");
        putTheSameCardBack();
        becomesIssued(record);
    }

    @Test
    void keepsAnotherCardFromARecordInDoubt() {
        String record = clerk.order();
        clerk.insertBlank(card, "tear-after=9");
        clerk.issue(record);
        site.does("pull " + Clerk.READER);
        clerk.insertBlank("other-" + card);

        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", record);

        assertThat(offer.status()).isEqualTo(409);
        assertThat(clerk.record(record).path("state").asString()).isEqualTo("IN_DOUBT");
    }

    @Test
    void recoversWhenTheBaseDiesBeforeItReportsAWrittenCard() {
        String record = clerk.order();
        clerk.insertBlank(card);
        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", record);
        site.does("link pass 1");
        String session = clerk.click(offer);
        awaitTheWholeScript(session);

        site.does("kill base");
        site.does("link restore");
        site.does("start base");

        clerk = site.clerk();
        clerk.await("CARD_PRESENT");
        becomesIssued(record);
    }

    @Test
    void recoversWhenTheBaseDiesBeforeItSendsAScript() {
        String record = clerk.order();
        clerk.insertBlank(card);
        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", record);
        site.does("link pass 1");
        site.does("link lose-answer");
        clerk.click(offer);
        Clerk.until(() -> clerk.record(record).path("state").asString(), "WRITING"::equals);

        site.does("kill base");
        site.does("link restore");
        site.does("start base");

        clerk = site.clerk();
        clerk.await("CARD_PRESENT");
        becomesIssued(record);
    }

    @Test
    void recoversWhenTheCenterDiesBeforeItHearsOfAWrittenCard() {
        String record = clerk.order();
        clerk.insertBlank(card);
        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", record);
        site.does("link pass 1");
        String session = clerk.click(offer);
        awaitTheWholeScript(session);

        site.does("kill center");
        site.does("link restore");
        site.does("start center");

        JsonNode end = clerk.end(session);
        if (!end.path("outcome").path("result").asString("").equals("ISSUED")) {
            becomesIssued(record); // the base gave up before the center was back
        }
        assertThat(clerk.record(record).path("state").asString()).isEqualTo("ISSUED");
    }

    /** The opening alone is two commands. */
    private void awaitTheWholeScript(String session) {
        Clerk.until(
                () -> clerk.base().get("/api/card-sessions/" + session).body(),
                state -> state.path("total").asInt() > 2
                        && state.path("sent").asInt() == state.path("total").asInt());
    }

    private void putTheSameCardBack() {
        site.does("pull " + Clerk.READER);
        clerk.await("EMPTY");
        clerk.insert(card);
    }

    /** INSPECT finishes or frees the record; freed, it is issued as on the first day. */
    private void becomesIssued(String record) {
        JsonNode inspected = clerk.inspect();
        String result = inspected.path("outcome").path("result").asString();
        assertThat(result).as("%s", inspected).isIn("ISSUED", "UNISSUED");
        if (result.equals("UNISSUED")) {
            clerk.issue(record);
        }
        JsonNode books = clerk.record(record);
        assertThat(books.path("state").asString()).isEqualTo("ISSUED");
        assertThat(books.path("issuanceCount").asInt()).isEqualTo(1);
        assertThat(books.path("proof").asString()).isEqualTo("PROVED");
    }
}
