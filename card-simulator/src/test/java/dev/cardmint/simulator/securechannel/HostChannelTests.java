package dev.cardmint.simulator.securechannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostChannelTests {

    private static final Transcript TRANSCRIPT = transcripts()
            .filter(each -> each.name().equals("SCP03_AES128_i60_level33"))
            .findFirst()
            .orElseThrow();

    static Stream<Transcript> transcripts() {
        return Stream.concat(Transcript.all(), Transcript.ofScp02());
    }

    /** Knows what it must be sent, and says what it answers. */
    private static final class ScriptedCard implements ApduChannel {

        private final Deque<CommandApdu> expected = new ArrayDeque<>();
        private final Deque<ResponseApdu> answers = new ArrayDeque<>();

        ScriptedCard expect(CommandApdu command, ResponseApdu answer) {
            expected.add(command);
            answers.add(answer);
            return this;
        }

        @Override
        public ResponseApdu transmit(CommandApdu command) {
            assertThat(command.encode().toHex())
                    .isEqualTo(expected.remove().encode().toHex());
            return answers.remove();
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void wrapsEveryCommandAndReadsEveryAnswerAsPublished(Transcript transcript) throws Exception {
        var card = new ScriptedCard().expect(transcript.externalAuthenticate(), ResponseApdu.of(StatusWord.SUCCESS));
        transcript.exchanges().forEach(exchange -> card.expect(exchange.wrapped(), exchange.raw()));

        try (HostChannel channel = open(card, transcript)) {
            for (Transcript.Exchange exchange : transcript.exchanges()) {
                assertThat(channel.transmit(exchange.plain())).isEqualTo(exchange.expected());
            }
        }
    }

    private static Scp02Option legacy(Transcript transcript) {
        return transcript.option() instanceof Scp02Option option ? option : new Scp02Option(0x55);
    }

    private static HostChannel open(ApduChannel card, Transcript transcript) throws NotAuthenticException {
        return HostChannel.open(
                card,
                transcript.keys(),
                transcript.level(),
                transcript.bytes("HOST"),
                InitializeUpdateAnswer.parse(transcript.bytes("IU"), legacy(transcript), transcript.size()));
    }

    @Test
    void refusesACardCryptogramThatDoesNotMatchBeforeItSendsAnything() {
        byte[] answer = TRANSCRIPT.bytes("IU").toByteArray();
        answer[21] ^= 1;

        assertThatExceptionOfType(NotAuthenticException.class)
                .isThrownBy(() -> HostChannel.open(
                        new ScriptedCard(),
                        TRANSCRIPT.keys(),
                        TRANSCRIPT.level(),
                        TRANSCRIPT.bytes("HOST"),
                        InitializeUpdateAnswer.parse(Bytes.copyOf(answer), legacy(TRANSCRIPT), 8)))
                .withMessage("The card does not prove these keys");
    }

    @Test
    void refusesAnAnswerWithAnyBitFlipped() throws Exception {
        ResponseApdu raw = TRANSCRIPT.exchanges().get(0).raw();
        for (int index = 0; index < raw.data().size(); index++) {
            byte[] data = raw.data().toByteArray();
            data[index] ^= 1;
            assertRefuses(
                    new ResponseApdu(Bytes.copyOf(data), StatusWord.SUCCESS), "The R-MAC of an answer does not hold");
        }
    }

    @Test
    void refusesAnAnswerWithAnotherStatusOrNoMac() throws Exception {
        ResponseApdu raw = TRANSCRIPT.exchanges().get(0).raw();

        assertRefuses(new ResponseApdu(raw.data(), new StatusWord(0x6310)), "The R-MAC of an answer does not hold");
        assertRefuses(ResponseApdu.of(StatusWord.SUCCESS), "An answer carries no R-MAC");
    }

    private static void assertRefuses(ResponseApdu answer, String message) throws NotAuthenticException {
        HostChannel channel =
                open(command -> command.ins() == 0x82 ? ResponseApdu.of(StatusWord.SUCCESS) : answer, TRANSCRIPT);

        assertThatExceptionOfType(NotAuthenticException.class)
                .isThrownBy(() -> channel.transmit(TRANSCRIPT.exchanges().get(0).plain()))
                .withMessage(message);
    }

    @Test
    void refusesAnInitializeUpdateAnswerOfAnotherShape() {
        MasterKey master = MasterKey.of(1, 128, new byte[16]);
        Bytes challenge = Bytes.ofHex("0001020304050607");

        for (String answer : new String[] {"6A88", "00".repeat(28) + "9000", "00".repeat(29) + "9000"}) {
            assertThatExceptionOfType(NotAuthenticException.class)
                    .isThrownBy(() ->
                            HostChannel.open(command -> ResponseApdu.parse(Bytes.ofHex(answer)), master, challenge));
        }
    }

    @Test
    void takesOnlyAnOptionOfScp03AndAChallengeOfItsLength() {
        StaticKeys keys = TRANSCRIPT.keys();
        var level = new SecurityLevel(0x01);
        for (String info : new String[] {"010260", "010340", "010382", "010370"}) {
            var answer = ResponseApdu.parse(Bytes.ofHex("00".repeat(10) + info + "00".repeat(16) + "9000"));
            assertThatExceptionOfType(NotAuthenticException.class)
                    .isThrownBy(() -> HostChannel.open(card -> answer, 1, keys, level, TRANSCRIPT.bytes("HOST")));
        }
    }

    @Test
    void saysSoWhenTheCardRefusesTheHost() {
        assertThatExceptionOfType(NotAuthenticException.class)
                .isThrownBy(() -> open(command -> ResponseApdu.of(new StatusWord(0x6300)), TRANSCRIPT))
                .withMessage("EXTERNAL AUTHENTICATE answered 6300");
    }

    @Test
    void refusesEveryTruncationOfAnAnswer() throws Exception {
        ResponseApdu raw = TRANSCRIPT.exchanges().get(0).raw();
        for (int size = 0; size < raw.data().size(); size++) {
            var cut = new ResponseApdu(raw.data().slice(0, size), StatusWord.SUCCESS);
            assertRefuses(cut, size < 8 ? "An answer carries no R-MAC" : "The R-MAC of an answer does not hold");
        }
        for (int size = 0; size < 29; size++) {
            var cut = new ResponseApdu(TRANSCRIPT.bytes("IU").slice(0, size), StatusWord.SUCCESS);
            assertThatExceptionOfType(NotAuthenticException.class)
                    .isThrownBy(() -> HostChannel.open(
                            command -> cut, MasterKey.of(1, 128, new byte[16]), TRANSCRIPT.bytes("HOST")));
        }
    }
}
