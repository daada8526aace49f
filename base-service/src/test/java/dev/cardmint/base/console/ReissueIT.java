package dev.cardmint.base.console;

import static dev.cardmint.base.testing.CenterDialogue.SELECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.RunningBase;
import dev.cardmint.base.testing.CenterDialogue;
import dev.cardmint.base.testing.FakeCenter.Reply;
import dev.cardmint.base.testing.PageClient.Answer;
import dev.cardmint.base.testing.ScriptedCard;
import dev.cardmint.model.bytes.Bytes;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A card that is to be made again is asked whose it is, by the commands that the center names for its type. */
class ReissueIT extends RunningBase {

    private static final String APPLICATION = "00A4040007F043415244504100";
    private static final String ACCOUNT = "00B2011400";
    private static final String VERIFY = "0020008108241234FFFFFFFFFF";
    private static final String TELLING = "700A5A0899999900000000069000";

    private static final String TABLE = """
            {"readouts": [{"name": "select", "command": "%s"}],
             "table": [
              {"profile": "identity", "version": 1, "identification": [],
               "rules": [{"readout": "select", "anchored": true, "anyOf": ["AAAA"]}],
               "holder": [{"name": "other", "command": "ALIAAAA"}]},
              {"profile": "payment", "version": %d, "identification": [],
               "rules": [{"readout": "select", "anchored": true, "anyOf": ["bwA"]}],
               "holder": [{"name": "application", "command": "%s"}, {"name": "account", "command": "%s"}]}]}""";

    @BeforeEach
    void aCenterThatNamesReadouts() {
        center.recognizes();
        table(1);
        CENTER.always("POST /v1/reissues", request -> Reply.created("{\"message\":\"Choose Retire.\"}"));
    }

    private static void table(int version) {
        CENTER.always(
                "GET /v1/recognition-readouts",
                request -> Reply.ok(TABLE.formatted(b64(SELECT), version, b64(APPLICATION), b64(ACCOUNT))));
    }

    private static String b64(String hex) {
        return Bytes.ofHex(hex).toBase64Url();
    }

    private static void tableWithPin() {
        CENTER.always(
                "GET /v1/recognition-readouts",
                request -> Reply.ok(TABLE.formatted(b64(SELECT), 1, b64(APPLICATION), b64(ACCOUNT))
                        .replace(
                                "%s\"}]}]}".formatted(b64(ACCOUNT)),
                                "%s\"}], \"pin\": {\"before\": \"account\", \"reference\": 129, \"format\": \"ISO_9564_2\"}}]}"
                                        .formatted(b64(ACCOUNT)))));
    }

    private Answer reissue(UUID recognition, String pin) {
        return page.post(
                "/api/reissues",
                "{\"recognition\":\"%s\",\"reason\":\"DAMAGED\",\"pin\":\"%s\"}".formatted(recognition, pin));
    }

    @Test
    void entersTheHoldersPinWhereTheCardWantsItAndTellsItNobody() {
        tableWithPin();
        ScriptedCard card = CenterDialogue.blank()
                .answer(APPLICATION, "9000")
                .answer(VERIFY, "9000")
                .answer(ACCOUNT, TELLING);
        insert(card);
        Answer recognized = page.post("/api/readers/R/recognition", "");
        assertThat(recognized.body().path("pin").asBoolean()).isTrue();

        assertThat(reissue(UUID.fromString(recognized.text("id")), "1234").status())
                .isEqualTo(201);

        assertThat(card.done()).isTrue();
        assertThat(sent()).contains(b64(TELLING)).doesNotContain("1234", "pin");
    }

    @ParameterizedTest
    @CsvSource({
        "63C2, The PIN is wrong. The card has 2 tries left; nothing was read.",
        "63C1, The PIN is wrong. The card has 1 try left; nothing was read.",
        "63C0, The card's PIN is blocked. Search for its holder's record instead.",
        "6983, The card's PIN is blocked. Search for its holder's record instead.",
        "6A88, The card took no PIN (6A88). Search for its holder's record instead."
    })
    void stopsAtAPinThatTheCardDoesNotTake(String statusWord, String words) {
        tableWithPin();
        ScriptedCard card = CenterDialogue.blank().answer(APPLICATION, "9000").answer(VERIFY, statusWord);
        insert(card);

        Answer refused = reissue(page.recognize("R"), "1234");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("detail")).isEqualTo(words);
        assertThat(card.done()).isTrue();
        assertThat(CENTER.received("POST /v1/reissues")).isEmpty();
    }

    @Test
    void sendsACardThatWantsAPinNothingWithoutIt() {
        tableWithPin();
        ScriptedCard card = CenterDialogue.blank();
        insert(card);
        UUID recognition = page.recognize("R");

        assertThat(reissue(recognition).text("detail")).contains("PIN is needed");
        assertThat(reissue(recognition, "12E4").status()).isEqualTo(400);
        assertThat(reissue(recognition, "123").status()).isEqualTo(400);
        assertThat(card.received()).containsExactly(SELECT);
    }

    private Answer reissue(UUID recognition) {
        return page.post(
                "/api/reissues",
                "{\"recognition\":\"%s\",\"reason\":\"EXPIRED\",\"values\":{\"expiryDate\":\"2031-12-31\"}}"
                        .formatted(recognition));
    }

    private static String sent() {
        return CENTER.received("POST /v1/reissues").get(0).body();
    }

    @Test
    void identificationReadoutsAreSelectedByCardTypeAndSentOnlyWhenACardIsMadeAgain() {
        ScriptedCard card = CenterDialogue.blank().answer(APPLICATION, "9000").answer(ACCOUNT, TELLING);
        insert(card);
        UUID recognition = page.recognize("R");
        assertThat(card.received()).containsExactly(SELECT);

        Answer answer = reissue(recognition);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("message")).isEqualTo("Choose Retire.");
        assertThat(card.received()).containsExactly(SELECT, APPLICATION, ACCOUNT);
        assertThat(sent())
                .contains("\"reason\":\"EXPIRED\"", "\"expiryDate\":\"2031-12-31\"", recognition.toString())
                .contains("{\"name\":\"application\",\"response\":\"%s\"}".formatted(b64("9000")))
                .contains("{\"name\":\"account\",\"response\":\"%s\"}".formatted(b64(TELLING)));
        assertThat(answer.body().toString()).doesNotContain(b64(TELLING));
    }

    @Test
    void sendsWhatTheCardSaysAndNotWhatThePageSays() {
        insert(CenterDialogue.blank().answer(APPLICATION, "6A82").answer(ACCOUNT, "6A83"));
        UUID recognition = page.recognize("R");

        page.post(
                "/api/reissues",
                "{\"recognition\":\"%s\",\"reason\":\"DAMAGED\",\"identification\":[{\"name\":\"account\",\"response\":\"%s\"}]}"
                        .formatted(recognition, b64(TELLING)));

        assertThat(sent()).doesNotContain(b64(TELLING)).contains(b64("6A83"));
    }

    @Test
    void asksNoCardWhereThereIsNone() {
        Answer answer =
                page.post("/api/reissues", "{\"record\":\"%s\",\"reason\":\"LOST\"}".formatted(UUID.randomUUID()));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(sent()).contains("\"identification\":[]");
    }

    @Test
    void asksNothingByTheTableOfAnotherVersion() {
        table(2);
        ScriptedCard card = CenterDialogue.blank();
        insert(card);

        reissue(page.recognize("R"));

        assertThat(card.received()).containsExactly(SELECT);
        assertThat(sent()).contains("\"identification\":[]");
    }

    @Test
    void asksNoCardThatWasPutInAfterTheOneThatWasRecognized() {
        insert(CenterDialogue.blank());
        UUID recognition = page.recognize("R");
        ScriptedCard other = new ScriptedCard();
        insert(other);

        Answer answer = reissue(recognition);

        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(other.received()).isEmpty();
        assertThat(CENTER.received("POST /v1/reissues")).isEmpty();
    }

    @Test
    void tellsThePageWhatTheCenterRefuses() {
        CENTER.always("POST /v1/reissues", request -> new Reply(409, """
                {"type":"urn:problem:cardmint:chip-not-allowed","title":"No","status":409,"detail":"Keep the card."}""", null));
        insert(CenterDialogue.blank().answer(APPLICATION, "9000").answer(ACCOUNT, TELLING));

        Answer answer = reissue(page.recognize("R"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("detail")).isEqualTo("Keep the card.");
    }
}
