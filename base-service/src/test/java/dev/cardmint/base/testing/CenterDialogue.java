package dev.cardmint.base.testing;

import dev.cardmint.base.testing.FakeCenter.Reply;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** The center's usual answers: one readout, a payment card, an offer, one script of some commands. */
public final class CenterDialogue {

    public static final String SELECT = "00A4040000";
    public static final String INITIALIZE_UPDATE = "8050000008000102030405060700";
    public static final String EXTERNAL_AUTHENTICATE = "848233001011223344556677889900112233445566778800";
    public static final String STORE_DATA = "84E288000401020304";

    public final UUID recognition = UUID.randomUUID();
    public final UUID offer = UUID.randomUUID();
    public final UUID record = UUID.randomUUID();
    public final UUID session = UUID.randomUUID();

    private final FakeCenter center;

    public CenterDialogue(FakeCenter center) {
        this.center = center;
    }

    public CenterDialogue recognizes() {
        center.always("GET /v1/terminal", request -> Reply.ok("{}"));
        center.always(
                "GET /v1/recognition-readouts",
                request ->
                        Reply.ok("{\"readouts\":[{\"name\":\"select\",\"command\":\"%s\"}]}".formatted(b64(SELECT))));
        center.always("DELETE /v1/recognitions/" + recognition, request -> Reply.noContent());
        center.always("POST /v1/recognitions", request -> Reply.created("""
                        {"id":"%s","cardType":{"profile":"payment","version":1,"name":"Payment card"},"operations":["ISSUE"],
                        "message":"A blank payment card.","expiresAt":"2999-01-01T00:00:00Z"}""".formatted(recognition)));
        return this;
    }

    public CenterDialogue offers() {
        center.always("DELETE /v1/offers/" + offer, request -> Reply.noContent());
        center.always(
                "POST /v1/offers", request -> Reply.created("""
                        {"id":"%s","operation":"ISSUE","opening":%s,"expiresAt":"2999-01-01T00:00:00Z","predictedRoundTrips":2}""".formatted(offer, script(SELECT, INITIALIZE_UPDATE))));
        return this;
    }

    /** Script 1 is these commands; the report of it is answered with the outcome ISSUED. */
    public CenterDialogue issues(String... commands) {
        center.always("POST /v1/card-sessions", request -> scriptAnswer(1, commands));
        center.always(step(1), request -> issued());
        return this;
    }

    public String step(int number) {
        return "POST /v1/card-sessions/%s/steps/%d".formatted(session, number);
    }

    public Reply scriptAnswer(int step, String... commands) {
        return new Reply(
                step == 1 ? 201 : 200,
                "{\"session\":\"%s\",\"step\":%d,\"script\":%s}".formatted(session, step, script(commands)),
                null);
    }

    public Reply issued() {
        return outcome("ISSUED", "PROVED", "issued", "The card is ready.");
    }

    public Reply outcome(String result, String proof, String code, String message) {
        return Reply.ok("""
                {"session":"%s","step":1,"outcome":{"result":"%s","proof":"%s","rMacsVerified":3,"code":"%s","message":"%s"}}""".formatted(session, result, proof, code, message));
    }

    /** A recognition's share of a card's dialogue. */
    public static ScriptedCard blank() {
        return new ScriptedCard().answer(SELECT, "6F009000");
    }

    /** A card that has gone through the opening of an offer. */
    public static ScriptedCard opened() {
        return blank().answer(SELECT, "6F009000").answer(INITIALIZE_UPDATE, "00010203040506079000");
    }

    public static String script(String... commands) {
        String list = Arrays.stream(commands)
                .map(command -> "{\"apdu\":\"%s\"}".formatted(b64(command)))
                .collect(Collectors.joining(","));
        return "{\"commands\":[%s],\"success\":[\"9000\"],\"timeLimitMillis\":20000}".formatted(list);
    }

    private static String b64(String hex) {
        return Bytes.ofHex(hex).toBase64Url();
    }
}
