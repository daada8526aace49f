package dev.cardmint.base.console.printing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.RunningBase;
import dev.cardmint.base.testing.FakeCenter.Received;
import dev.cardmint.base.testing.FakeCenter.Reply;
import dev.cardmint.base.testing.FakePrinter;
import dev.cardmint.base.testing.PageClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrintRoutesIT extends RunningBase {

    private static final int PROCESSING = 5;

    private final String job = "/print-jobs/" + UUID.randomUUID();
    private final String pages = "POST /v1" + job + "/pages";
    private final String result = "POST /v1" + job + "/result";

    @BeforeEach
    void aCenterThatGivesOutPages() {
        CENTER.always(pages, request -> Reply.ok("%PDF-1.6 both sides"));
        CENTER.always(result, request -> Reply.noContent());
    }

    private Answer print() {
        return page.post("/api" + job + "/printing", "");
    }

    private Answer progress() {
        return page.get("/api" + job + "/printing");
    }

    private Answer becomes(String state) {
        return Awaitility.await()
                .until(this::progress, answer -> answer.text("state").equals(state));
    }

    @Test
    void printsAtTheClerksClickAndTellsTheCenter() {
        assertThat(page.get("/api/print-jobs/printer").body().path("there").asBoolean())
                .isTrue();

        assertThat(print().status()).isEqualTo(202);
        becomes("PRINTED");

        assertThat(new String(PRINTER.printed(), StandardCharsets.ISO_8859_1)).endsWith("%PDF-1.6 both sides");
        assertThat(CENTER.received(pages))
                .singleElement()
                .extracting(Received::authorization)
                .isEqualTo("Bearer " + TOKEN);
        assertThat(CENTER.received(result))
                .singleElement()
                .extracting(Received::body)
                .isEqualTo("{\"printed\":true}");
    }

    @Test
    void asksForThePagesOnceAndSaysWhatTheCenterSays() {
        CENTER.always(pages, request -> Reply.problem(409, "conflict", "This card is printed already."));

        print();

        assertThat(becomes("FAILED").text("message")).isEqualTo("This card is printed already.");
        assertThat(CENTER.received(pages)).hasSize(1);
        assertThat(CENTER.received(result)).isEmpty();
        assertThat(PRINTER.operations()).doesNotContain(FakePrinter.PRINT_JOB);
    }

    @Test
    void printsOneCardAfterTheOther() {
        PRINTER.states(PROCESSING);
        print();
        becomes("PRINTING");

        Answer other = page.post("/api/print-jobs/%s/printing".formatted(UUID.randomUUID()), "");

        assertThat(other.status()).isEqualTo(503);
        assertThat(other.text("type")).endsWith(":printer-unavailable");
        assertThat(other.text("detail")).contains("Wait until it is done");
        PRINTER.states(9);
        becomes("PRINTED");
    }

    @Test
    void doesNotKnowWhatABaseOfBeforeHasPrinted() {
        assertThat(progress().text("state")).isEqualTo("UNKNOWN");
        assertThat(progress().text("message")).contains("Look whether the card came out");
    }

    @Test
    void passesOnWhatTheClerkSaysOfACard() {
        for (String route : List.of("/answer", "/acceptance", "/rejection")) {
            CENTER.always("POST /v1" + job + route, request -> Reply.ok("{\"said\":\"%s\"}".formatted(route)));

            assertThat(page.post("/api" + job + route, "{}").text("said")).isEqualTo(route);
        }
        CENTER.always("GET /v1/print-jobs", request -> Reply.ok("[]"));
        CENTER.always("POST /v1/print-jobs", request -> Reply.created("{\"id\":\"1\"}"));
        assertThat(page.get("/api/print-jobs").status()).isEqualTo(200);
        assertThat(page.post("/api/print-jobs", "{\"record\":\"1\"}").status()).isEqualTo(201);
        assertThat(page.as(null).get("/api/print-jobs").status()).isEqualTo(401);
    }

    @Test
    void passesChoicesAndPicturesThrough() {
        String record = UUID.randomUUID().toString();
        CENTER.always("GET /v1/card-choices/" + record, request -> Reply.ok("{\"designs\":[]}"));
        CENTER.always("PUT /v1/card-choices/" + record, request -> Reply.ok(request.body()));
        CENTER.always("POST /v1/card-designs/blue/versions/1/previews", request -> Reply.ok("PNG"));

        assertThat(page.get("/api/card-choices/" + record).body().has("designs"))
                .isTrue();
        assertThat(page.put("/api/card-choices/" + record, "{\"design\":\"blue\"}")
                        .text("design"))
                .isEqualTo("blue");
        Answer picture = page.post("/api/card-designs/blue/versions/1/previews", "{}");
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.contentType()).isEqualTo("image/png");
    }
}
