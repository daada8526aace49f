package dev.cardmint.base.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.RunningBase;
import dev.cardmint.base.testing.FakeCenter.Reply;
import dev.cardmint.base.testing.PageClient.Answer;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old cards at a base with a simulated mill: the center is asked first and told last, whatever goes wrong between. */
class DisposalIT extends RunningBase {

    private static final UUID PERMIT = UUID.fromString("00000000-0000-4000-8000-000000000077");
    private static final String PERMITS = "POST /v1/disposal-permits";
    private static final String REPORTS = "POST /v1/disposals";
    private static final String STOPS = "DELETE /v1/disposal-permits/" + PERMIT;

    private final String chip = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);

    @BeforeEach
    void aCenterThatPermits() {
        CENTER.always(
                PERMITS,
                request -> Reply.created("{\"id\":\"%s\",\"chip\":\"%s\",\"permittedAt\":\"2026-12-01T12:00:00Z\"}"
                        .formatted(PERMIT, chip)));
        CENTER.always(REPORTS, request -> certificate());
        CENTER.always(STOPS, request -> Reply.noContent());
    }

    private Reply certificate() {
        return Reply.created("""
                {"id":"%s","chip":"%s","cardType":"payment","branch":"north","lifeEnd":"RETIRED_PROVED","serial":"%s",
                "method":"SIMULATED","unit":"Drill mill","level":"E-4","terminal":"base-1","permittedAt":"2026-12-01T12:00:00Z",
                "permittedBy":"clerk","destroyedAt":"2026-12-01T12:00:01Z","certifiedAt":"2026-12-01T12:00:02Z","destroyedBy":"clerk"}
                """.formatted(PERMIT, chip, chip));
    }

    private Answer destroy() {
        return page.post("/api/disposals", "{\"chip\":\"%s\",\"serial\":\"%s\"}".formatted(chip, chip));
    }

    private Answer report(String body) {
        return page.post("/api/disposals/%s/report".formatted(chip), body);
    }

    private void next(String result) {
        assertThat(page.post("/api/disposals/unit/next", "{\"result\":\"%s\"}".formatted(result))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void asksTheCenterThenMillsThenReports() {
        Answer done = destroy();

        assertThat(done.text("state")).isEqualTo("DESTROYED");
        assertThat(done.body().path("certificate").path("level").asString()).isEqualTo("E-4");
        assertThat(CENTER.routes()).containsExactly(PERMITS, REPORTS);
        assertThat(CENTER.received(PERMITS).get(0).body())
                .contains("\"method\":\"SIMULATED\"", "\"unit\":\"Drill mill\"", "\"level\":\"E-4\"");
        assertThat(CENTER.received(REPORTS).get(0).body()).contains(PERMIT.toString());
        assertThat(report("{}").status()).isEqualTo(404);
    }

    @Test
    void millsNothingThatTheCenterDoesNotPermit() {
        CENTER.next(PERMITS, request -> Reply.problem(409, "chip-not-allowed", "It lives. Nothing was destroyed."));
        next("JAMMED");

        Answer refused = destroy();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(CENTER.routes()).containsExactly(PERMITS);
        assertThat(destroy().text("message"))
                .as("the mill was not asked before")
                .contains("jammed");
    }

    @Test
    void millsNothingWhileTheCenterIsAway() {
        CENTER.next(PERMITS, request -> Reply.problem(503, "internal", "away"));

        assertThat(destroy().text("type")).endsWith("center-unreachable");
        assertThat(CENTER.received(REPORTS)).isEmpty();
    }

    @Test
    void leavesTheCardWaitingWhenTheMillJams() {
        next("JAMMED");

        Answer jammed = destroy();

        assertThat(jammed.text("state")).isEqualTo("WAITING");
        assertThat(jammed.text("message")).contains("counts as not destroyed", "choose Destroy again");
        assertThat(CENTER.received().stream().map(request -> request.route()))
                .containsExactly(PERMITS, STOPS + "?why=JAMMED");
        assertThat(destroy().text("state")).isEqualTo("DESTROYED");
    }

    @Test
    void keepsAReportThatTheCenterDidNotGetUntilItIsRepeated() {
        for (int attempt = 0; attempt < 3; attempt++) {
            CENTER.next(REPORTS, request -> Reply.lost());
        }
        next("DESTROYED");

        Answer unreported = destroy();

        assertThat(unreported.text("state")).isEqualTo("UNREPORTED");
        assertThat(unreported.text("message")).contains("The card is destroyed", "Report again");
        assertThat(page.get("/api/disposals/unit").body().path("unreported").toString())
                .contains(chip);
        next("JAMMED");
        assertThat(report("{}").text("state")).isEqualTo("DESTROYED");
        assertThat(page.get("/api/disposals/unit").body().path("unreported").toString())
                .doesNotContain(chip);
        String first = CENTER.received(REPORTS).get(0).body();
        assertThat(CENTER.received(REPORTS)).allMatch(request -> request.body().equals(first));
        next("DESTROYED");
    }

    @Test
    void putsNoCardIntoTheMillTwice() {
        CENTER.next(REPORTS, request -> Reply.problem(401, "not-signed-in", "Sign in again."));
        assertThat(destroy().text("message")).contains("the center does not know it yet. Sign in again.");
        next("JAMMED");

        assertThat(destroy().text("state")).isEqualTo("DESTROYED");

        assertThat(CENTER.received(PERMITS)).hasSize(1);
        next("DESTROYED");
    }

    @Test
    void leavesACardToHandsAndASecondPerson() {
        Answer permitted = page.post(
                "/api/disposals", "{\"chip\":\"%s\",\"serial\":\"%s\",\"byHand\":true}".formatted(chip, chip));
        assertThat(permitted.text("state")).isEqualTo("BY_HAND");
        assertThat(CENTER.routes()).containsExactly(PERMITS);
        assertThat(CENTER.received(PERMITS).get(0).body()).contains("MANUAL", "E-2");
        assertThat(page.get("/api/disposals/unit").body().path("unreported").toString())
                .doesNotContain(chip);
        CENTER.next(REPORTS, request -> Reply.problem(409, "approval-needed", "A second person looks at the pieces."));
        assertThat(report("{}").text("type")).endsWith("approval-needed");

        assertThat(report("{\"approval\":\"%s\"}".formatted(PERMIT)).text("state"))
                .isEqualTo("DESTROYED");

        assertThat(CENTER.received(REPORTS).get(1).body()).contains("\"approval\":\"" + PERMIT);
    }

    @Test
    void reportsACardWhoseChipIsTypedInSmallLetters() {
        CENTER.next(REPORTS, request -> Reply.problem(401, "not-signed-in", "Sign in again."));
        assertThat(destroy().text("state")).isEqualTo("UNREPORTED");

        Answer reported = page.post("/api/disposals/%s/report".formatted(chip.toLowerCase(Locale.ROOT)), "{}");

        assertThat(reported.text("state")).isEqualTo("DESTROYED");
        assertThat(CENTER.received(REPORTS).get(1).body()).contains(chip);
    }

    @Test
    void passesTheQueueOnAsTheCenterHasIt() {
        CENTER.always("GET /v1/disposals", request -> Reply.ok("[{\"chip\":\"%s\"}]".formatted(chip)));

        assertThat(page.get("/api/disposals").body().get(0).path("chip").asString())
                .isEqualTo(chip);
        assertThat(page.as(null).get("/api/disposals").status()).isEqualTo(401);
        assertThat(page.post("/api/disposals", "{\"chip\":\"00\"}").status()).isEqualTo(400);
    }
}
