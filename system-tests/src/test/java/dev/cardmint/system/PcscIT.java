package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What happens to reader, card and PC/SC service in mid-issue, over the real PC/SC stack; the base is never started
 * again. Commands are counted from insertion: 1–4 recognition, 5 SELECT, 6 INITIALIZE UPDATE, 7 EXTERNAL AUTHENTICATE,
 * then the script.
 */
@ExtendWith(PcscSite.class)
class PcscIT {

    private static final int READOUTS = 4;
    private static final int SELECT = 5;
    private static final int INITIALIZE_UPDATE = 6;
    private static final int LAST = 14;

    private final Site site;
    private final Clerk clerk;
    private String card = "none";
    private String record = "none";

    PcscIT(Site site) {
        this.site = site;
        this.clerk = site.clerk();
    }

    @BeforeEach
    void aBlankAndARequest() {
        card = "pcsc-" + UUID.randomUUID();
        record = clerk.order();
        clerk.insertBlank(card);
    }

    @AfterEach
    void takeTheCardOut() {
        site.does("link restore");
        if (clerk.reader().path("state").asString().equals("UNAVAILABLE")) {
            site.does("pcscd start");
        }
        clerk.pull();
    }

    /** Every command of an issue. */
    static IntStream everyCommand() {
        return IntStream.rangeClosed(1, LAST);
    }

    /** Those that differ most, or all of them with -Dpcsc.steps=all. */
    static IntStream commands() {
        return System.getProperty("pcsc.steps", "some").equals("all")
                ? everyCommand()
                : IntStream.of(INITIALIZE_UPDATE, 11, LAST);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void recoversFromARestartOfPcscAtACommand(int command) {
        interrupt(command, "restart");

        becomesIssued(command);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void recoversWhenPcscIsAwayForAWhile(int command) {
        interrupt(command, "kill");
        clerk.await("UNAVAILABLE");
        assertThat(clerk.reader().path("reason").asString()).contains("Is its service running?");
        assertThat(clerk.reader().path("lastFailure").path("what").asString()).isNotEmpty();
        assertThat(clerk.recognition().problem()).isEqualTo("reader-unavailable");

        site.does("pcscd start");

        becomesIssued(command);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void recoversACardThatIsTakenOutAtACommand(int command) {
        interrupt(command, "pull");
        clerk.await("EMPTY");
        assertThat(clerk.recognition().problem()).isEqualTo("no-card");

        clerk.insert(card);

        becomesIssued(command);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void givesNothingToACardThatTakesTheOthersPlace(int command) {
        String other = "other-" + card;
        site.does("blank " + other);
        interrupt(command, "swap " + other);
        assertThat(received()).as("reached the other card").isZero();

        if (command > INITIALIZE_UPDATE) {
            JsonService.Answer offer = clerk.offer(recognizedAgain(), "ISSUE", record);
            assertThat(offer.status()).as("%s", offer).isEqualTo(409);
            assertThat(received()).as("only the readouts").isEqualTo(READOUTS);
            assertThat(state()).isEqualTo("IN_DOUBT");
        }
        clerk.pull();
        clerk.insert(card);

        becomesIssued(command);
    }

    @Test
    void asksForTheCardAgainWhenPcscWasRestartedBeforeTheOffer() {
        JsonNode recognition = clerk.recognize();
        restartAndNotice();

        JsonService.Answer offer = clerk.offer(recognition, "ISSUE", record);

        assertThat(offer.problem()).isEqualTo("no-card");
        assertThat(offer.body().path("detail").asString()).contains("not in the reader any more");
        becomesIssued(SELECT);
    }

    @Test
    void voidsTheOfferWhenPcscWasRestartedBeforeTheClick() {
        String offer = clerk.offer(clerk.recognize(), "ISSUE", record).isOk().id();
        restartAndNotice();

        JsonService.Answer click = clerk.base().post("/api/card-sessions", Map.of("offer", offer));

        assertThat(click.problem()).isEqualTo("offer-void");
        becomesIssued(SELECT);
    }

    @Test
    void writesNothingWhenPcscIsRestartedWhileTheScriptIsOnItsWay() {
        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", record);
        site.does("link pass 0");
        String session = clerk.click(offer);
        awaitSent(session, 2);
        site.does("pcscd restart");
        site.does("link restore");

        JsonNode end = clerk.end(session);

        assertThat(end.path("outcome").path("result").asString()).as("%s", end).isEqualTo("IN_DOUBT");
        assertThat(end.path("outcome").path("code").asString()).isEqualTo("CARD_GONE");
        assertThat(received()).as("nothing of the script").isEqualTo(INITIALIZE_UPDATE);
        becomesIssued(INITIALIZE_UPDATE + 1);
    }

    @Test
    void losesNothingWhenPcscIsRestartedBeforeTheLastReport() {
        JsonService.Answer offer = clerk.offer(clerk.recognize(), "ISSUE", record);
        site.does("link pass 1");
        String session = clerk.click(offer);
        JsonNode written = Clerk.until(
                () -> clerk.base().get("/api/card-sessions/" + session).body(),
                state -> state.path("total").asInt() > 2
                        && state.path("sent").asInt() == state.path("total").asInt());
        site.does("pcscd restart");
        site.does("link restore");

        JsonNode end = clerk.end(session);

        assertThat(end.path("outcome").path("result").asString()).as("%s", end).isEqualTo("ISSUED");
        assertThat(received()).isEqualTo(READOUTS + written.path("sent").asInt());
    }

    /**
     * Lets something happen when a command reaches the card, and checks what the clerk is told. A card whose place
     * another one takes before the reader has looked is one that answers badly, as far as PC/SC can tell.
     */
    private void interrupt(int command, String event) {
        site.does("trap " + Clerk.READER + " " + command + " " + event);
        if (command <= READOUTS) {
            requireUnreachable(clerk.recognition().body());
        } else if (command <= INITIALIZE_UPDATE) {
            JsonNode problem = clerk.issue(record).path("problem");
            assertThat(problem.path("detail").asString()).as("%s", problem).contains("Nothing was written");
            if (command == SELECT) {
                requireUnreachable(problem);
            }
        } else {
            JsonNode outcome = clerk.issue(record).path("outcome");
            assertThat(outcome.path("result").asString()).as("%s", outcome).isEqualTo("IN_DOUBT");
            assertThat(outcome.path("code").asString()).isIn("CARD_GONE", event.startsWith("swap") ? "BAD_ANSWER" : "");
            assertThat(outcome.path("message").asString())
                    .containsIgnoringCase("put the same card back; we will check it.");
        }
        assertThat(state()).isEqualTo(command > INITIALIZE_UPDATE ? "IN_DOUBT" : "UNISSUED");
        assertThat(site.does("commands " + Clerk.READER).path("trapped").asBoolean())
                .isFalse();
    }

    private static void requireUnreachable(JsonNode problem) {
        assertThat(problem.path("type").asString())
                .as("%s", problem)
                .isIn("urn:problem:cardmint:card-unreachable", "urn:problem:cardmint:card-unreadable");
        assertThat(problem.path("detail").asString()).startsWith("The card");
    }

    private void restartAndNotice() {
        site.does("pcscd kill");
        clerk.await("UNAVAILABLE");
        site.does("pcscd start");
        clerk.await("CARD_PRESENT");
    }

    private void awaitSent(String session, int commands) {
        Clerk.until(
                () -> clerk.base().get("/api/card-sessions/" + session).body(),
                state -> state.path("sent").asInt() == commands);
    }

    private int received() {
        return site.does("commands " + Clerk.READER).path("commands").asInt();
    }

    private String state() {
        return clerk.record(record).path("state").asString();
    }

    /** The reader may take a moment to find the card again. */
    private JsonNode recognizedAgain() {
        return Clerk.until(clerk::recognition, answer -> answer.status() < 300).body();
    }

    /** A record in doubt is finished or freed by INSPECT; one that is free is issued as on the first day. */
    private void becomesIssued(int interruptedAt) {
        @Nullable JsonNode recognition = recognizedAgain();
        if (interruptedAt > INITIALIZE_UPDATE) {
            assertThat(recognition.path("operations").toString()).contains("INSPECT");
            JsonNode inspected = clerk.end(clerk.click(clerk.offer(
                    recognition, "INSPECT", recognition.path("record").asString(null))));
            assertThat(inspected.path("outcome").path("result").asString())
                    .as("%s", inspected)
                    .isIn("ISSUED", "UNISSUED");
            recognition = state().equals("ISSUED") ? null : clerk.recognize();
        }
        if (recognition != null) {
            JsonNode end = clerk.end(clerk.click(clerk.offer(recognition, "ISSUE", record)));
            assertThat(end.path("outcome").path("result").asString())
                    .as("%s", end)
                    .isEqualTo("ISSUED");
        }
        JsonNode books = clerk.record(record);
        assertThat(books.path("state").asString()).isEqualTo("ISSUED");
        assertThat(books.path("issuanceCount").asInt()).isEqualTo(1);
        assertThat(books.path("proof").asString()).isEqualTo("PROVED");
    }
}
