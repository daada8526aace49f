package dev.cardmint.base.console;

import static dev.cardmint.base.testing.CenterDialogue.EXTERNAL_AUTHENTICATE;
import static dev.cardmint.base.testing.CenterDialogue.INITIALIZE_UPDATE;
import static dev.cardmint.base.testing.CenterDialogue.SELECT;
import static dev.cardmint.base.testing.CenterDialogue.STORE_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.RunningBase;
import dev.cardmint.base.testing.CenterDialogue;
import dev.cardmint.base.testing.FakeCenter.Received;
import dev.cardmint.base.testing.FakeCenter.Reply;
import dev.cardmint.base.testing.PageClient.Answer;
import dev.cardmint.base.testing.ScriptedCard;
import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class IssueIT extends RunningBase {

    private final ScriptedCard card = CenterDialogue.opened();

    @Autowired
    private ProgressStreams streams;

    @BeforeEach
    void aCenterThatIssues() {
        center.recognizes().offers().issues(EXTERNAL_AUTHENTICATE, STORE_DATA);
    }

    private ScriptedCard goodCard() {
        return card.answer(EXTERNAL_AUTHENTICATE, "9000").answer(STORE_DATA, "AABBCCDDEEFF00119000");
    }

    /** Recognizes, takes the offer, clicks. */
    private String click() {
        page.offer(page.recognize("R"), center.record);
        beforeClick = CENTER.routes().size();
        return page.click(center.offer).text("id");
    }

    private int beforeClick;

    private List<String> routesSinceClick() {
        return CENTER.routes().subList(beforeClick, CENTER.routes().size());
    }

    @Test
    void issuesACardInTwoRoundTripsAfterTheClick() {
        insert(goodCard());

        Answer ended = page.ended(click());

        assertThat(ended.text("state")).isEqualTo("FINISHED");
        assertThat(ended.body().path("outcome").path("result").asString()).isEqualTo("ISSUED");
        assertThat(ended.body().path("sent").asInt()).isEqualTo(4);
        assertThat(ended.body().path("total").asInt()).isEqualTo(4);
        assertThat(ended.body().path("apdus").asInt()).isEqualTo(4);
        assertThat(card.done()).isTrue();
        assertThat(routesSinceClick()).containsExactly("POST /v1/card-sessions", center.step(1));
    }

    @Test
    void keepsOneConnectionOpenForAllRequests() {
        insert(goodCard());

        page.ended(click());

        assertThat(CENTER.received())
                .extracting(Received::from)
                .containsOnly(CENTER.received().get(0).from());
    }

    @Test
    void reportsWhatTheCardAnswered() {
        insert(goodCard());

        page.ended(click());

        assertThat(CENTER.received("POST /v1/card-sessions").get(0).body())
                .contains(
                        center.offer.toString(),
                        Bytes.ofHex("00010203040506079000").toBase64Url(),
                        "COMPLETED");
        Received report = CENTER.received(center.step(1)).get(0);
        assertThat(report.body())
                .isEqualTo("{\"answers\":[\"%s\",\"%s\"],\"stopped\":\"COMPLETED\"}"
                        .formatted(
                                Bytes.ofHex("9000").toBase64Url(),
                                Bytes.ofHex("AABBCCDDEEFF00119000").toBase64Url()));
        assertThat(report.authorization()).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void sendsNothingToTheChipBeforeTheClick() {
        insert(card);

        page.offer(page.recognize("R"), center.record);

        assertThat(card.received()).containsExactly(SELECT);
    }

    @Test
    void hidesTheOpeningFromThePage() {
        insert(card);

        Answer offer = page.offer(page.recognize("R"), center.record);

        assertThat(offer.status()).isEqualTo(201);
        assertThat(offer.body().propertyNames())
                .containsExactlyInAnyOrder("id", "operation", "expiresAt", "predictedRoundTrips");
    }

    @Test
    void stopsAtTheFirstAnswerThatIsNoSuccess() {
        insert(card.answer(EXTERNAL_AUTHENTICATE, "6300"));
        CENTER.next(
                center.step(1), request -> center.outcome("UNISSUED", "NONE", "refused", "The card refused its keys."));

        Answer ended = page.ended(click());

        assertThat(ended.text("state")).isEqualTo("FINISHED");
        assertThat(CENTER.received(center.step(1)).get(0).body())
                .isEqualTo("{\"answers\":[\"%s\"],\"stopped\":\"UNEXPECTED_STATUS\"}"
                        .formatted(Bytes.ofHex("6300").toBase64Url()));
        assertThat(card.done()).isTrue();
    }

    @Test
    void sendsNothingMoreAfterAnAnswerThatTheScriptWasNotMadeFor() {
        insert(card.answer(EXTERNAL_AUTHENTICATE, "9000"));
        String script = CenterDialogue.script(EXTERNAL_AUTHENTICATE, STORE_DATA)
                .replaceFirst(
                        "}",
                        ",\"answerDigest\":\"%s\"}"
                                .formatted(Bytes.ofHex("AB".repeat(32)).toBase64Url()));
        CENTER.next(
                "POST /v1/card-sessions",
                request -> new Reply(
                        201, "{\"session\":\"%s\",\"step\":1,\"script\":%s}".formatted(center.session, script), null));

        page.ended(click());

        assertThat(CENTER.received(center.step(1)).get(0).body())
                .isEqualTo("{\"answers\":[\"%s\"],\"stopped\":\"UNEXPECTED_ANSWER\"}"
                        .formatted(Bytes.ofHex("9000").toBase64Url()));
        assertThat(card.done()).isTrue();
    }

    @Test
    void reportsACardThatGoesAwayUnderEachCommandOfTheScript() {
        insert(card.answer(EXTERNAL_AUTHENTICATE, "9000").vanish(STORE_DATA));
        CENTER.next(center.step(1), request -> center.outcome("IN_DOUBT", "NONE", "card-gone", "Put it back."));

        Answer ended = page.ended(click());

        assertThat(ended.body().path("outcome").path("result").asString()).isEqualTo("IN_DOUBT");
        assertThat(CENTER.received(center.step(1)).get(0).body())
                .contains("\"stopped\":\"CARD_GONE\",\"unanswered\":1");
    }

    @Test
    void tellsABadAnswerFromALostCard() {
        insert(card.answer(EXTERNAL_AUTHENTICATE, "9000").garble(STORE_DATA));
        CENTER.next(center.step(1), request -> center.outcome("IN_DOUBT", "NONE", "bad-answer", "Put it back."));

        Answer ended = page.ended(click());

        assertThat(ended.body().path("outcome").path("result").asString()).isEqualTo("IN_DOUBT");
        assertThat(CENTER.received(center.step(1)).get(0).body())
                .contains("\"stopped\":\"BAD_ANSWER\",\"unanswered\":1");
    }

    @Test
    void saysThatACardCannotBeRead() {
        insert(new ScriptedCard().garble(SELECT));
        Answer refused = page.post("/api/readers/R/recognition", "");

        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.text("type")).isEqualTo("urn:problem:cardmint:card-unreadable");
        assertThat(refused.text("detail")).contains("look at its contacts");

        insert(CenterDialogue.blank().garble(SELECT));
        Answer ended = page.ended(click());

        assertThat(ended.body().path("problem").path("type").asString())
                .isEqualTo("urn:problem:cardmint:card-unreadable");
        assertThat(CENTER.received("POST /v1/card-sessions")).isEmpty();
    }

    @Test
    void tellsTheCenterOfInitializeUpdateEvenIfItWasNotAnswered() {
        insert(CenterDialogue.blank().answer(SELECT, "9000").vanish(INITIALIZE_UPDATE));
        CENTER.next(
                "POST /v1/card-sessions",
                request -> center.outcome("UNISSUED", "NONE", "card-gone", "Nothing was written."));

        Answer ended = page.ended(click());

        assertThat(ended.body().path("outcome").path("code").asString()).isEqualTo("card-gone");
        assertThat(CENTER.received("POST /v1/card-sessions").get(0).body())
                .contains("\"stopped\":\"CARD_GONE\",\"unanswered\":1");
    }

    @Test
    void withdrawsTheOfferWhenInitializeUpdateWasNotSent() {
        insert(CenterDialogue.blank().answer(SELECT, "6A82"));

        Answer ended = page.ended(click());

        assertThat(ended.text("state")).isEqualTo("FAILED");
        assertThat(ended.body().path("problem").path("type").asString()).isEqualTo("urn:problem:cardmint:card-refused");
        assertThat(ended.body().path("problem").path("detail").asString())
                .endsWith("Nothing was written, the request stays open.");
        awaitRoute("DELETE /v1/offers/" + center.offer);
        assertThat(CENTER.received("POST /v1/card-sessions")).isEmpty();
    }

    @Test
    void repeatsALostAnswerWithTheSameKeyWhileTheCardIsHeld() {
        insert(goodCard());
        CENTER.next("POST /v1/card-sessions", request -> Reply.lost());
        CENTER.next(center.step(1), request -> Reply.lost());
        CENTER.next(center.step(1), request -> Reply.problem(503, "center-unreachable", "Restarting"));

        Answer ended = page.ended(click());

        assertThat(ended.text("state")).isEqualTo("FINISHED");
        assertThat(CENTER.received("POST /v1/card-sessions")).hasSize(2);
        assertThat(CENTER.received(center.step(1))).hasSize(3);
        assertThat(CENTER.received(center.step(1)).stream()
                        .map(Received::idempotencyKey)
                        .distinct())
                .hasSize(1);
        assertThat(CENTER.received(center.step(1)).stream().map(Received::body).distinct())
                .hasSize(1);
        assertThat(CENTER.received("POST /v1/card-sessions").get(0).idempotencyKey())
                .isNotNull()
                .isNotEqualTo(CENTER.received(center.step(1)).get(0).idempotencyKey());
    }

    @Test
    void saysThatTheCardMayHaveBeenWrittenWhenTheCenterStaysAwayAfterTheScript() {
        insert(goodCard());
        CENTER.always(center.step(1), request -> Reply.lost());

        Answer ended = page.ended(click());

        assertThat(ended.text("state")).isEqualTo("FAILED");
        assertThat(ended.body().path("problem").path("type").asString())
                .isEqualTo("urn:problem:cardmint:center-unreachable");
        assertThat(ended.body().path("problem").path("detail").asString())
                .isEqualTo("The card may have been written. Put the same card back when the center can be reached; "
                        + "we will check it.");
        assertThat(CENTER.received(center.step(1))).hasSize(3);
    }

    @Test
    void saysThatNothingWasWrittenWhenTheCenterIsGoneBeforeTheScript() {
        insert(card);
        CENTER.always("POST /v1/card-sessions", request -> Reply.lost());

        Answer ended = page.ended(click());

        assertThat(ended.body().path("problem").path("detail").asString())
                .startsWith("Nothing was written to the card.");
        assertThat(card.done()).isTrue();
    }

    @Test
    void sendsNoInitializeUpdateOnceTheCenterIsKnownToBeAway() {
        insert(goodCard());
        page.offer(page.recognize("R"), center.record);
        CENTER.always("GET /v1/terminal", request -> Reply.lost());
        CENTER.always("GET /v1/card-requests", request -> Reply.lost());
        page.get("/api/card-requests");

        Answer click = page.click(center.offer);

        assertThat(click.status()).isEqualTo(503);
        assertThat(click.text("detail"))
                .isEqualTo("The center cannot be reached. Nothing was written, the request stays open.");
        assertThat(card.received()).containsExactly(SELECT);

        center.recognizes();
        Answer clickAgain = page.click(center.offer);
        assertThat(clickAgain.status()).as("the offer is not lost").isEqualTo(202);
        page.ended(clickAgain.text("id"));
    }

    @Test
    void sendsNothingOfAScriptThatCameTooSlowly() {
        insert(card);
        CENTER.next("POST /v1/card-sessions", request -> {
            delay(Duration.ofSeconds(5));
            return center.scriptAnswer(1, EXTERNAL_AUTHENTICATE, STORE_DATA);
        });
        CENTER.next(center.step(1), request -> center.outcome("UNISSUED", "NONE", "link-too-slow", "Too slow."));

        Answer ended = page.ended(click());

        assertThat(ended.body().path("outcome").path("code").asString()).isEqualTo("link-too-slow");
        assertThat(CENTER.received(center.step(1)).get(0).body())
                .isEqualTo("{\"answers\":[],\"stopped\":\"LINK_TOO_SLOW\"}");
        assertThat(card.done()).as("the card saw the opening only").isTrue();
    }

    @Test
    void beginsNothingOverALinkThatIsTooSlow() {
        insert(card);
        page.offer(page.recognize("R"), center.record);
        CENTER.always("GET /v1/terminal", request -> {
            delay(Duration.ofSeconds(5));
            return Reply.ok("{}");
        });
        CENTER.always("GET /v1/card-requests", request -> {
            delay(Duration.ofSeconds(5));
            return Reply.ok("[]");
        });
        page.get("/api/card-requests");

        Answer click = page.click(center.offer);

        assertThat(click.text("type")).isEqualTo("urn:problem:cardmint:center-unreachable");
        assertThat(click.text("detail")).startsWith("The link to the center is too slow");
        assertThat(card.received()).containsExactly(SELECT);
    }

    @ParameterizedTest(name = "command {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void reportsACardThatIsPulledOutAtAnyCommand(int command) {
        List<String> commands = List.of(EXTERNAL_AUTHENTICATE, STORE_DATA, STORE_DATA, STORE_DATA, STORE_DATA);
        center.issues(commands.toArray(String[]::new));
        CENTER.always(center.step(1), request -> center.outcome("IN_DOUBT", "NONE", "card-gone", "Put it back."));
        commands.subList(0, command).forEach(sent -> card.answer(sent, "9000"));
        insert(card.vanish(commands.get(command)));

        Answer ended = page.ended(click());

        assertThat(ended.body().path("outcome").path("result").asString()).isEqualTo("IN_DOUBT");
        String answers = String.join(",", Collections.nCopies(command, "\"kAA\""));
        assertThat(CENTER.received(center.step(1)).get(0).body())
                .isEqualTo(
                        "{\"answers\":[%s],\"stopped\":\"CARD_GONE\",\"unanswered\":%d}".formatted(answers, command));
        assertThat(ended.body().path("apdus").asInt()).isEqualTo(2 + command + 1);
        assertThat(card.done()).isTrue();
    }

    @Test
    void reportsACommandThatIsNotAnsweredInTime() {
        var never = new CountDownLatch(1);
        CENTER.always(
                "POST /v1/card-sessions",
                request -> Reply.created("{\"session\":\"%s\",\"step\":1,\"script\":%s}"
                        .formatted(
                                center.session,
                                CenterDialogue.script(EXTERNAL_AUTHENTICATE, STORE_DATA)
                                        .replace("20000", "200"))));
        insert(card.answer(EXTERNAL_AUTHENTICATE, "9000").answerLate(STORE_DATA, () -> {
            awaitUninterruptibly(never);
            return Bytes.ofHex("9000");
        }));
        CENTER.always(center.step(1), request -> center.outcome("IN_DOUBT", "NONE", "time-limit", "Put it back."));

        Answer ended = page.ended(click());

        assertThat(CENTER.received(center.step(1)).get(0).body())
                .isEqualTo("{\"answers\":[\"kAA\"],\"stopped\":\"TIME_LIMIT\",\"unanswered\":1}");
        assertThat(ended.text("state")).isEqualTo("FINISHED");
        assertThat(page.get("/api/readers").body().path(0).path("state").asString())
                .isEqualTo("UNAVAILABLE");
        never.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(
                        page.get("/api/readers").body().path(0).path("state").asString())
                .isEqualTo("CARD_PRESENT"));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody let it");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void fetchesAnswersThatTheCardAnnounces() {
        insert(card.answer(EXTERNAL_AUTHENTICATE, "9000")
                .answer(STORE_DATA, "6103")
                .answer("00C0000003", "0102039000"));

        Answer ended = page.ended(click());

        assertThat(ended.body().path("apdus").asInt()).isEqualTo(5);
        assertThat(ended.body().path("sent").asInt()).isEqualTo(4);
        assertThat(CENTER.received(center.step(1)).get(0).body())
                .contains(Bytes.ofHex("0102039000").toBase64Url());
    }

    @Test
    void tellsTheCenterOfACardThatLeftOnlyAfterTheOutcome() {
        insert(card.answerLate(EXTERNAL_AUTHENTICATE, () -> {
            removeCard();
            return Bytes.ofHex("9000");
        }));
        CENTER.always(center.step(1), request -> center.outcome("IN_DOUBT", "NONE", "card-gone", "Put it back."));

        page.ended(click());

        awaitRoute("DELETE /v1/recognitions/" + center.recognition);
        assertThat(routesSinceClick())
                .containsExactly(
                        "POST /v1/card-sessions", center.step(1), "DELETE /v1/recognitions/" + center.recognition);
    }

    @Test
    void asksForReadoutsByTheirEntityTag() {
        insert(CenterDialogue.blank().answer(SELECT, "9000"));
        CENTER.next(
                "GET /v1/recognition-readouts",
                request -> new Reply(200, "{\"readouts\":[{\"name\":\"select\",\"command\":\"AKQEAAA\"}]}", "\"v1\""));
        CENTER.next("GET /v1/recognition-readouts", request -> new Reply(304, "", "\"v1\""));

        page.recognize("R");
        page.recognize("R");

        assertThat(CENTER.received("GET /v1/recognition-readouts"))
                .extracting(Received::ifNoneMatch)
                .last()
                .isEqualTo("\"v1\"");
        assertThat(CENTER.received("POST /v1/recognitions"))
                .extracting(Received::body)
                .last()
                .isEqualTo(
                        "{\"reader\":\"R\",\"atr\":\"O4AB\",\"answers\":[{\"name\":\"select\",\"response\":\"kAA\"}],\"chosen\":null}");
    }

    @Test
    void sendsHeartbeatsWhileNothingHappens() {
        var later = new CountDownLatch(1);
        insert(card.answerLate(EXTERNAL_AUTHENTICATE, () -> {
                    awaitUninterruptibly(later);
                    return Bytes.ofHex("9000");
                })
                .answer(STORE_DATA, "9000"));

        List<String> lines;
        try (Stream<String> events = page.events("/api/card-sessions/" + click() + "/events")) {
            lines = events.peek(line -> {
                        if (line.equals(":still here")) {
                            later.countDown();
                        }
                    })
                    .toList();
        }

        assertThat(lines).contains(":still here", "event:outcome");
    }

    @Test
    void passesOnWhyTheCenterRefusesTheSession() {
        insert(card);
        CENTER.always(
                "POST /v1/card-sessions",
                request -> Reply.problem(502, "card-not-authentic", "This card has other keys than its batch."));

        Answer ended = page.ended(click());

        assertThat(ended.body().path("problem").path("type").asString())
                .isEqualTo("urn:problem:cardmint:card-not-authentic");
        assertThat(ended.body().path("problem").path("detail").asString())
                .isEqualTo("This card has other keys than its batch.");
    }

    @Test
    void runsAsManyScriptsAsTheCenterSends() {
        insert(card.answer(EXTERNAL_AUTHENTICATE, "9000").answer(STORE_DATA, "9000"));
        CENTER.always("POST /v1/card-sessions", request -> center.scriptAnswer(1, EXTERNAL_AUTHENTICATE));
        CENTER.always(center.step(1), request -> center.scriptAnswer(2, STORE_DATA));
        CENTER.always(center.step(2), request -> center.issued());

        Answer ended = page.ended(click());

        assertThat(ended.text("state")).isEqualTo("FINISHED");
        assertThat(ended.body().path("total").asInt()).isEqualTo(4);
    }

    @Test
    void usesAnOfferOnce() {
        insert(goodCard());
        page.ended(click());

        Answer again = page.click(center.offer);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("type")).isEqualTo("urn:problem:cardmint:offer-void");
    }

    @Test
    void letsNobodyElseUseAnOffer() {
        insert(card);
        page.offer(page.recognize("R"), center.record);

        assertThat(page.as("the-token-of-another").click(center.offer).text("type"))
                .isEqualTo("urn:problem:cardmint:offer-void");
        assertThat(card.received()).containsExactly(SELECT);
    }

    @Test
    void voidsRecognitionAndOfferWhenTheCardLeaves() {
        insert(card);
        page.offer(page.recognize("R"), center.record);

        removeCard();
        insert(CenterDialogue.opened());

        assertThat(page.click(center.offer).text("type")).isEqualTo("urn:problem:cardmint:offer-void");
        awaitRoute("DELETE /v1/recognitions/" + center.recognition);
        assertThat(page.offer(center.recognition, center.record).text("type"))
                .isEqualTo("urn:problem:cardmint:no-card");
    }

    @Test
    void streamsProgressAndTheOutcome() {
        insert(goodCard());

        List<String> lines;
        try (Stream<String> events = page.events("/api/card-sessions/" + click() + "/events")) {
            lines = events.toList();
        }

        assertThat(lines).contains("event:progress", "data:{\"step\":1,\"sent\":4,\"total\":4}", "event:outcome");
        assertThat(lines).anyMatch(line -> line.startsWith("data:{\"result\":\"ISSUED\""));
    }

    @Test
    void takesAPageThatGoesAwayForNoError(CapturedOutput output) {
        var later = new CountDownLatch(1);
        insert(card.answerLate(EXTERNAL_AUTHENTICATE, () -> {
                    awaitUninterruptibly(later);
                    return Bytes.ofHex("9000");
                })
                .answer(STORE_DATA, "9000"));
        int quietSince = output.getAll().length(); // whoever runs first also sees the base start
        String session = click();

        try (Stream<String> events = page.events("/api/card-sessions/" + session + "/events")) {
            assertThat(events.anyMatch(line -> line.equals(":still here"))).isTrue();
        }
        Awaitility.await().untilAsserted(() -> assertThat(streams.following())
                .as("the stream's thread ends at a heartbeat")
                .isZero());
        later.countDown();

        assertThat(page.ended(session).text("state")).isEqualTo("FINISHED");
        assertThat(output.getAll().substring(quietSince)).doesNotContain(" ERROR ", " WARN ");
    }

    @Test
    void showsASessionToItsOperatorOnly() {
        insert(goodCard());
        String session = click();
        page.ended(session);

        assertThat(page.as("the-token-of-another")
                        .get("/api/card-sessions/" + session)
                        .status())
                .isEqualTo(404);
    }

    private static void awaitRoute(String route) {
        Awaitility.await().untilAsserted(() -> assertThat(CENTER.routes()).contains(route));
    }
}
