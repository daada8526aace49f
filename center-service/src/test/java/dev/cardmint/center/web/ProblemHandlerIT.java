package dev.cardmint.center.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

@CenterTest
@Import(FaultyController.class)
@ExtendWith(OutputCaptureExtension.class)
class ProblemHandlerIT {

    private static final String THING = "/test/3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    @Autowired
    private CenterClients clients;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"count\":1,\"inner\":{\"name\":\"a\"},\"colour\":1} | colour     | is not a field here",
                "{\"count\":1,\"inner\":{\"nome\":\"a\"}}              | inner.nome | is not a field here",
                "{\"count\":\"many\",\"inner\":{\"name\":\"a\"}}       | count      | has the wrong form",
                "{\"count\":null}                                      | count      | has the wrong form",
                "{\"count\":1,\"inner\":[]}                            | inner      | has the wrong form",
            })
    void namesTheFieldOfABodyThatIsWrong(String body, String field, String message) {
        Answer answer = post(THING, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-field");
        assertThat(answer.body().get("fields").get(0).get("field").asString()).isEqualTo(field);
        assertThat(answer.body().get("fields").get(0).get("message").asString()).isEqualTo(message);
        assertThat(answer.text()).doesNotContain("many");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"count\":",
                "no json 4929123412341234",
                "{\"count\":1} {\"count\":2}",
                "{\"count\":1,\"count\":2}",
                "``"
            })
    void refusesABodyThatIsNoJson(String body) {
        Answer answer = post(THING, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isIn("malformed-request", "invalid-field");
        assertThat(answer.text()).doesNotContain("4929123412341234");
    }

    @Test
    void namesAPathVariableThatIsWrong() {
        Answer answer = post("/test/not-a-uuid", "{\"count\":1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("fields").get(0).get("field").asString()).isEqualTo("id");
    }

    @Test
    void namesAMissingHeader() {
        Answer answer = clients.at("base-1").postText(THING, "{\"count\":1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("fields").get(0).get("field").asString()).isEqualTo("Idempotency-Key");
    }

    @Test
    void refusesAnotherMethod() {
        Answer answer = clients.at("base-1").delete("/v1/terminal");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.problem()).isEqualTo("method-not-allowed");
        assertThat(answer.response().headers().firstValue("Allow")).hasValue("GET");
    }

    @ParameterizedTest
    @CsvSource({"/v1/nothing", "/", "/index.html", "/error", "/actuator", "/actuator/env", "/v1/terminal/"})
    void knowsNoOtherAddress(String path) {
        Answer answer = clients.at("base-1").get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @Test
    void answersInNoFormButItsOwn() {
        CenterClient base = clients.at("base-1");

        Answer answer = base.send(base.request("/v1/terminal").header("Accept", "application/xml"));

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("not-acceptable");
    }

    @Test
    void refusesAnotherMediaType() {
        Answer answer = clients.at("base-1")
                .postText(
                        THING,
                        "<count/>",
                        "Content-Type",
                        "application/xml",
                        "Idempotency-Key",
                        "3f2504e0-4f89-41d3-9a0c-0305e82c3301");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void refusesABodyThatSaysItIsTooLarge() {
        Answer answer = post(THING, " ".repeat(600 * 1024));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("payload-too-large");
    }

    @Test
    void refusesABodyThatTurnsOutTooLarge() {
        var client = clients.at("base-1");
        byte[] blanks = " ".repeat(600 * 1024).getBytes(StandardCharsets.US_ASCII);

        Answer answer = client.send(client.request(THING)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "3f2504e0-4f89-41d3-9a0c-0305e82c3301")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(blanks))));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("payload-too-large");
    }

    @Test
    void refusesAPathThatHidesAnother() {
        Answer answer = clients.at("base-1").get("/v1/%2e%2e/terminal;x=1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-request");
    }

    @Test
    void tellsATraceAndNothingElseOfOurOwnBugs(CapturedOutput log) {
        Answer answer = clients.at("base-1").get("/test/bug");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.problem()).isEqualTo("internal");
        assertThat(answer.text()).doesNotContain("4929").doesNotContain("IllegalState");
        String trace = answer.body().get("trace").asString();
        assertThat(trace).hasSize(16);
        assertThat(log.getOut()).contains("[" + trace + " base-1]");
    }

    @Test
    void saysThatSomethingElseWasFaster() {
        Answer answer = clients.at("base-1").get("/test/race");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("conflict");
        assertThat(answer.text()).doesNotContain("row");
    }

    @Test
    void keepsAnswersOutOfCachesAndFrames() {
        var headers = clients.at("base-1").get("/v1/terminal").response().headers();

        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Strict-Transport-Security")).isPresent();
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    private Answer post(String path, String body) {
        return clients.at("base-1").postText(path, body, "Idempotency-Key", "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    }
}
