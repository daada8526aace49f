package dev.cardmint.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.RunningBase;
import dev.cardmint.base.testing.FakeCenter.Reply;
import dev.cardmint.base.testing.PageClient.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Host, Origin, tokens and problem responses, as a browser and a script meet them. */
class OwnPagesIT extends RunningBase {

    private String raw(String method, String path, String... headers) {
        String extra = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
        return page.raw("%s %s HTTP/1.1\nConnection: close\n%s\n".formatted(method, path, extra));
    }

    @ParameterizedTest(name = "Host {0} -> {1}")
    @CsvSource({
        "localhost:PORT,200",
        "127.0.0.1:PORT,200",
        "[::1]:PORT,200",
        "LOCALHOST:PORT,200",
        "localhost,200",
        "desk.example:PORT,403",
        "localhost.evil.example:PORT,403",
        "evil.example,403",
        "127.0.0.1.evil.example,403",
        "192.0.2.1:PORT,403"
    })
    void answersToItsOwnNamesOnly(String host, int status) {
        String answer = raw("GET", "/api/readers", "Host: " + host.replace("PORT", "" + port()));

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        if (status == 403) {
            assertThat(answer).contains("urn:problem:cardmint:foreign-origin", "application/problem+json");
        }
    }

    @ParameterizedTest(name = "{0} with Origin {1} -> {2}")
    @CsvSource({
        "GET,http://localhost:PORT,200",
        "GET,http://localhost:1,403",
        "GET,http://localhost,403",
        "GET,https://localhost:PORT,403",
        "GET,http://127.0.0.1:PORT,403",
        "GET,http://evil.example,403",
        "GET,null,403",
        "POST,http://evil.example,403",
        "DELETE,http://evil.example,403",
        "OPTIONS,http://evil.example,403"
    })
    void servesItsOwnOriginOnly(String method, String origin, int status) {
        String answer = raw(
                method, "/api/readers", "Host: localhost:" + port(), "Origin: " + origin.replace("PORT", "" + port()));

        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest(name = "Sec-Fetch-Site {0} -> {1}")
    @CsvSource({"same-origin,200", "none,200", "same-site,403", "cross-site,403"})
    void servesNoOtherSite(String site, int status) {
        String answer = raw("GET", "/api/readers", "Host: localhost:" + port(), "Sec-Fetch-Site: " + site);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void refusesARequestWithoutAHost() {
        assertThat(raw("GET", "/api/readers")).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/card-requests",
                "POST /api/readers/R/recognition",
                "POST /api/offers",
                "DELETE /api/offers/0f0e0d0c-0b0a-0908-0706-050403020100",
                "POST /api/card-sessions",
                "POST /api/approvals",
                "GET /api/approvals/0f0e0d0c-0b0a-0908-0706-050403020100",
                "GET /api/card-sessions/0f0e0d0c-0b0a-0908-0706-050403020100",
                "GET /api/card-sessions/0f0e0d0c-0b0a-0908-0706-050403020100/events",
                "GET /api/issuance-records/0f0e0d0c-0b0a-0908-0706-050403020100/receipts/1",
                "DELETE /api/sign-ins/current",
                "GET /actuator",
                "GET /anything"
            })
    void asksForATokenFirst(String route) {
        String[] parts = route.split(" ", 2);
        Answer answer = page.as(null)
                .send(page.as(null).request(parts[1]).method(parts[0], HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:problem:cardmint:not-signed-in");
        assertThat(answer.text("detail")).isEqualTo("Sign in first.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNzd29yZA==", "Bearer", "Bearer short", "Bearer with a blank in it"})
    void takesNothingElseForAToken(String authorization) {
        Answer answer = page.as(null)
                .send(page.as(null).request("/api/card-requests").GET().header("Authorization", authorization));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void setsSecurityHeaders() {
        String answer = raw("GET", "/", "Host: localhost:" + port());

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("Content-Security-Policy: default-src 'none'; script-src 'self'")
                .contains("X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "Referrer-Policy: no-referrer")
                .contains("Cache-Control: no-cache, no-store")
                .contains("<h1>Cardmint base</h1>")
                .doesNotContain("Set-Cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/page.js,text/javascript",
        "/assets/page.css,text/css",
        "/assets/icon.svg,image/svg+xml",
        "/customer.html,text/html",
        "/assets/customer.js,text/javascript"
    })
    void servesWhatThePageIsMadeOf(String path, String type) {
        assertThat(raw("GET", path, "Host: localhost:" + port()))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Type: " + type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.properties",
                "/assets/..%2fapplication.properties",
                "/assets/",
                "/static/index.html"
            })
    void servesNothingElseFromTheJar(String path) {
        assertThat(raw("GET", path, "Host: localhost:" + port())).doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void setsSecurityHeadersOnRefusalsToo() {
        assertThat(raw("GET", "/", "Host: evil.example")).contains("Content-Security-Policy: default-src 'none'");
    }

    @ParameterizedTest(name = "{0} {1} -> {2} {3}")
    @CsvSource({
        "GET,/api/nothing,404,not-found",
        "PUT,/api/offers,405,method-not-allowed",
        "GET,/api/card-sessions/not-a-uuid,400,malformed-request",
        "POST,/api/readers/nobody/recognition,404,not-found",
        "GET,/api/card-requests?limit=many,400,malformed-request",
        "GET,/api/card-sessions/0f0e0d0c-0b0a-0908-0706-050403020100,404,not-found"
    })
    void answersEveryMistakeWithAProblem(String method, String path, int status, String type) {
        center.recognizes();
        Answer answer = page.send(page.request(path).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:problem:cardmint:" + type);
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"offer\":\"secret-of-somebody\"}", ""})
    void neverQuotesABodyThatItCannotRead(String body) {
        Answer answer = page.post("/api/card-sessions", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).doesNotContain("secret").contains("malformed-request");
    }

    @Test
    void refusesALargeBody() {
        Answer announced = page.post("/api/offers", "x".repeat(70_000));
        byte[] unannounced = "x".repeat(70_000).getBytes(StandardCharsets.US_ASCII);
        Answer streamed = page.send(page.request("/api/sign-ins")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(unannounced))));

        assertThat(announced.text("type")).isEqualTo("urn:problem:cardmint:payload-too-large");
        assertThat(streamed.text("type")).isEqualTo("urn:problem:cardmint:payload-too-large");
        assertThat(CENTER.received()).isEmpty();
    }

    @Test
    void answersInNoFormButItsOwn() {
        Answer answer = page.send(page.request("/api/readers").header("Accept", "application/xml"));

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.text("type")).isEqualTo("urn:problem:cardmint:not-acceptable");
    }

    @Test
    void refusesAnotherMediaType() {
        Answer answer = page.send(page.request("/api/offers")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x")));

        assertThat(answer.text("type")).isEqualTo("urn:problem:cardmint:unsupported-media-type");
    }

    @Test
    void passesSignInsThroughUnread() {
        CENTER.always(
                "POST /v1/sign-ins",
                request -> Reply.created("{\"token\":\"t0ken-of-anna\",\"username\":\"anna\",\"new\":1}"));

        Answer answer = page.as(null).post("/api/sign-ins", "{\"username\":\"anna\",\"password\":\"pässword\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().toString()).isEqualTo("{\"token\":\"t0ken-of-anna\",\"username\":\"anna\",\"new\":1}");
        assertThat(CENTER.received("POST /v1/sign-ins").get(0).body())
                .isEqualTo("{\"username\":\"anna\",\"password\":\"pässword\"}");
    }

    @Test
    void signsOutAtTheCenter() {
        CENTER.always("DELETE /v1/sign-ins/current", request -> Reply.noContent());

        assertThat(page.delete("/api/sign-ins/current").status()).isEqualTo(204);
        assertThat(CENTER.received("DELETE /v1/sign-ins/current").get(0).authorization())
                .isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void passesAQuestionForASecondPersonThrough() {
        CENTER.always("POST /v1/approvals", request -> Reply.created("{\"state\":\"REQUESTED\"}"));
        CENTER.always(
                "GET /v1/approvals/0f0e0d0c-0b0a-0908-0706-050403020100",
                request -> Reply.ok("{\"state\":\"APPROVED\"}"));

        Answer asked = page.post("/api/approvals", "{\"action\":\"ALLOW_AUTHENTICATION\"}");
        Answer decided = page.get("/api/approvals/0f0e0d0c-0b0a-0908-0706-050403020100");

        assertThat(asked.status()).isEqualTo(201);
        assertThat(CENTER.received("POST /v1/approvals").get(0).body())
                .isEqualTo("{\"action\":\"ALLOW_AUTHENTICATION\"}");
        assertThat(CENTER.received("POST /v1/approvals").get(0).authorization()).isEqualTo("Bearer " + TOKEN);
        assertThat(decided.text("state")).isEqualTo("APPROVED");
    }

    @Test
    void passesTheListOfRequestsThrough() {
        CENTER.always("GET /v1/card-requests", request -> Reply.ok("[{\"label\":\"A. B. 1234\"}]"));

        Answer answer = page.get("/api/card-requests?state=UNISSUED&after=a%26b&limit=5");

        assertThat(answer.body().toString()).isEqualTo("[{\"label\":\"A. B. 1234\"}]");
        assertThat(CENTER.received().get(0).path()).isEqualTo("/v1/card-requests?state=UNISSUED&after=a%26b&limit=5");
    }

    @Test
    void passesAReceiptThrough() {
        String record = "/issuance-records/0f0e0d0c-0b0a-0908-0706-050403020100/receipts/";
        CENTER.always("GET /v1" + record + "2", request -> Reply.ok("%PDF-1.6"));
        CENTER.always("GET /v1" + record + "3", request -> Reply.problem(403, "not-allowed", "Another branch's."));

        assertThat(raw("GET", "/api" + record + "2", "Host: localhost:" + port(), "Authorization: Bearer " + TOKEN))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Type: application/pdf", "no-store")
                .endsWith("%PDF-1.6");
        assertThat(CENTER.received().get(0).authorization()).isEqualTo("Bearer " + TOKEN);
        assertThat(page.get("/api" + record + "3").text("detail")).isEqualTo("Another branch's.");
    }

    @Test
    void passesTheCentersProblemsOnWithTheirFields() {
        CENTER.always("POST /v1/sign-ins", request -> new Reply(400, """
                        {"type":"urn:problem:cardmint:invalid-field","title":"A field is missing or wrong","status":400,
                        "detail":"Look at the fields.","fields":[{"field":"username","message":"must not be empty"}],"instance":"/x"}""", null));

        Answer answer = page.as(null).post("/api/sign-ins", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("urn:problem:cardmint:invalid-field");
        assertThat(answer.body().path("fields").path(0).path("field").asString())
                .isEqualTo("username");
    }

    @ParameterizedTest
    @CsvSource({"418,<html>", "400,{}", "302,moved"})
    void saysThatTheCentersAnswerCannotBeUsed(int status, String body) {
        CENTER.always("GET /v1/card-requests", request -> new Reply(status, body, null));

        assertThat(page.get("/api/card-requests").text("type")).isEqualTo("urn:problem:cardmint:center-refused");
    }

    @Test
    void saysThatTheCenterCannotBeReached() {
        CENTER.always("GET /v1/card-requests", request -> Reply.lost());

        Answer answer = page.get("/api/card-requests");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("type")).isEqualTo("urn:problem:cardmint:center-unreachable");
        assertThat(answer.text("detail")).startsWith("The center cannot be reached.");
    }

    @Test
    void saysWhoItIs() {
        CENTER.always("GET /v1/terminal", request -> Reply.ok("{}"));

        assertThat(page.as(null).get("/api/terminal").body().toString())
                .startsWith("{\"id\":\"base-1\",\"drill\":true,\"centerReachable\":");
    }

    @Test
    void showsItsReadersInHealth() {
        Answer health = page.as(null).get("/actuator/health");

        assertThat(health.text("status")).isEqualTo("UP");
        assertThat(health.body()
                        .path("components")
                        .path("readers")
                        .path("details")
                        .path("R")
                        .asString())
                .isEqualTo("EMPTY");
    }
}
