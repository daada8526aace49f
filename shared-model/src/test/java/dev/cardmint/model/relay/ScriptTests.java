package dev.cardmint.model.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScriptTests {

    private static final StatusWord NOT_FOUND = new StatusWord(0x6A88);
    private static final ScriptCommand PLAIN = ScriptCommand.of(Bytes.of(0));
    private static final List<StatusWord> SUCCESS = List.of(StatusWord.SUCCESS);

    @Test
    void letsACommandSayWhatIsDifferentForIt() {
        var own = new ScriptCommand(Bytes.of(1), List.of(NOT_FOUND), 900, null);
        var script = new Script(List.of(PLAIN, own), SUCCESS, 5000);

        assertThat(script.succeeds(0, StatusWord.SUCCESS)).isTrue();
        assertThat(script.succeeds(0, NOT_FOUND)).isFalse();
        assertThat(script.succeeds(1, StatusWord.SUCCESS)).isFalse();
        assertThat(script.succeeds(1, NOT_FOUND)).isTrue();
        assertThat(script.timeLimit(0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(script.timeLimit(1)).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void refusesAScriptThatSaysTooLittle() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Script(List.of(), SUCCESS, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Script(List.of(PLAIN), List.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Script(List.of(PLAIN), SUCCESS, 0));
        assertThat(new Script(List.of(PLAIN), SUCCESS, 1).timeLimitMillis()).isEqualTo(1);
    }

    /** FIPS 180-4, the example of one block: "abc". */
    @Test
    void knowsAnAnswerByItsDigest() {
        assertThat(ScriptCommand.digestOf(Bytes.ofHex("616263")))
                .isEqualTo(Bytes.ofHex("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"));
    }

    @Test
    void refusesADigestOfAnotherLength() {
        Bytes digest = ScriptCommand.digestOf(Bytes.EMPTY);

        assertThat(new ScriptCommand(Bytes.of(0), null, null, digest).answerDigest())
                .isEqualTo(digest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScriptCommand(Bytes.of(0), null, null, digest.slice(0, 31)))
                .withMessage("A digest of an answer has 32 bytes");
    }

    @Test
    void refusesAnAnswerWithoutStatusWord() {
        List<Bytes> answers = List.of(Bytes.ofHex("9000"), Bytes.of(0x90));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScriptReport(answers, StopReason.COMPLETED, null))
                .withMessage("A response has at least its status word");
        assertThatIllegalArgumentException().isThrownBy(() -> new ReadoutAnswer("cplc", Bytes.of(0x90)));
        assertThat(new ScriptReport(answers.subList(0, 1), StopReason.COMPLETED, null).answers())
                .hasSize(1);
        assertThat(new ReadoutAnswer("cplc", Bytes.ofHex("9000")).response().size())
                .isEqualTo(2);
    }

    @Test
    void goesOnWithAScriptOrEnds() {
        var script = new Script(List.of(PLAIN), SUCCESS, 1);
        var outcome = new Outcome(Outcome.Result.UNISSUED, Proof.NONE, 0, "WIPED", "Use another card.");
        var id = new UUID(0, 1);

        assertThat(new SessionAnswer(id, 1, script, null).outcome()).isNull();
        assertThat(new SessionAnswer(id, 1, null, outcome).script()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionAnswer(id, 1, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionAnswer(id, 1, script, outcome));
    }
}
