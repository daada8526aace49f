package dev.cardmint.base.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.center.Body;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.Script;
import dev.cardmint.model.relay.ScriptCommand;
import dev.cardmint.model.relay.SessionAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SessionReplyReaderTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID SESSION = UUID.fromString("0f0e0d0c-0b0a-0908-0706-050403020100");
    private static final Bytes SELECT = Bytes.ofHex("00A4040000");
    private static final Bytes STORE_DATA = Bytes.ofHex("84E288000401020304");

    private static final Bytes DIGEST = Bytes.ofHex("A67E1B3D9D6BE05B0B1D6FD5A4D0C1D2E3F405162738495A6B7C8D9EAFB0C1D2");

    private static final Script SCRIPT = new Script(
            List.of(
                    ScriptCommand.of(SELECT),
                    new ScriptCommand(STORE_DATA, List.of(StatusWord.parse("6310")), 7000, DIGEST)),
            List.of(StatusWord.SUCCESS),
            3000);

    private static Body body(String json) {
        return new Body(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatTheContractWrites() {
        byte[] json = JSON.writeValueAsBytes(new SessionAnswer(SESSION, 1, SCRIPT, null));

        SessionReply reply = SessionReplyReader.read(JSON, new Body(json));

        assertThat(reply.session()).isEqualTo(SESSION);
        assertThat(reply.step()).isEqualTo(1);
        try (ScriptBuffer script = Objects.requireNonNull(reply.script())) {
            assertThat(script.command(0)).isEqualTo(SELECT.toByteArray());
            assertThat(script.command(1)).isEqualTo(STORE_DATA.toByteArray());
            assertThat(script.succeeds(1, StatusWord.SUCCESS)).isFalse();
            assertThat(script.timeLimit(1).toMillis()).isEqualTo(7000);
            assertThat(script.timeLimit(0).toMillis()).isEqualTo(3000);
            assertThat(script.goesOnAfter(0, Bytes.ofHex("9000"))).isTrue();
            assertThat(script.goesOnAfter(1, Bytes.ofHex("9000"))).isFalse();
        }
    }

    @Test
    void readsAnOutcome() {
        var outcome = new Outcome(Outcome.Result.ISSUED, Proof.PROVED, 12, "issued", "Done.");
        byte[] json = JSON.writeValueAsBytes(new SessionAnswer(SESSION, 1, null, outcome));

        assertThat(SessionReplyReader.read(JSON, new Body(json)).outcome()).isEqualTo(outcome);
    }

    @Test
    void acceptsFieldsInAnyOrderAndUnknownOnes() {
        SessionReply reply = SessionReplyReader.read(JSON, body("""
                {"outcome":null,"later":{"x":[1]},"script":{"timeLimitMillis":5,"success":["9000"],"commands":[
                {"later":1,"apdu":"AKQEAAA"}]},"step":2,"session":"0f0e0d0c-0b0a-0908-0706-050403020100"}"""));

        try (ScriptBuffer script = Objects.requireNonNull(reply.script())) {
            assertThat(script.command(0)).isEqualTo(SELECT.toByteArray());
        }
    }

    @Test
    void refusesAnAnswerThatIsCutOffAnywhere() {
        byte[] json = JSON.writeValueAsBytes(new SessionAnswer(SESSION, 1, SCRIPT, null));

        for (int length = 0; length < json.length; length++) {
            var body = new Body(Arrays.copyOf(json, length));
            assertThatExceptionOfType(UnreadableReplyException.class)
                    .as("%d of %d bytes", length, json.length)
                    .isThrownBy(() -> SessionReplyReader.read(JSON, body))
                    .withNoCause();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{\"session\":\"0f0e0d0c-0b0a-0908-0706-050403020100\",\"step\":1}",
                "{\"step\":1,\"script\":{\"commands\":[{\"apdu\":\"AKQEAAA\"}],\"success\":[\"9000\"],\"timeLimitMillis\":5}}",
                "{\"session\":\"x\",\"step\":1,\"outcome\":null}",
                "{\"session\":\"0f0e0d0c-0b0a-0908-0706-050403020100\",\"step\":1,\"script\":{\"commands\":[],\"success\":[\"9000\"],\"timeLimitMillis\":5}}",
                "{\"session\":\"0f0e0d0c-0b0a-0908-0706-050403020100\",\"step\":1,\"script\":{\"commands\":[{}],\"success\":[\"9000\"],\"timeLimitMillis\":5}}",
                "{\"session\":\"0f0e0d0c-0b0a-0908-0706-050403020100\",\"step\":1,\"script\":{\"commands\":[{\"apdu\":\"A!\"}],\"success\":[\"9000\"],\"timeLimitMillis\":5}}",
                "{\"session\":\"0f0e0d0c-0b0a-0908-0706-050403020100\",\"step\":1,\"script\":{\"commands\":[{\"apdu\":\"AKQEAAA\"}],\"success\":[],\"timeLimitMillis\":5}}"
            })
    void refusesAnythingElseWithoutQuotingIt(String json) {
        assertThatExceptionOfType(UnreadableReplyException.class)
                .isThrownBy(() -> SessionReplyReader.read(JSON, body(json)))
                .withNoCause();
    }
}
