package dev.cardmint.center.securechannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published transcripts of both protocols, every command and every answer, byte for byte. */
class TranscriptTests {

    static List<Transcript> transcripts() {
        return Transcript.all();
    }

    @Test
    void knowsEightTranscriptsOfScp02AndSeventeenOfScp03() {
        assertThat(Transcript.all(Protocol.SCP02)).hasSize(8);
        assertThat(Transcript.all(Protocol.SCP03)).hasSize(17);
        assertThat(transcripts()).hasSize(25);
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void verifiesTheCardCryptogramOnPaper(Transcript transcript) {
        assertThat(transcript.verifies(transcript.response())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void rejectsACardCryptogramWithAnyBitChanged(Transcript transcript) {
        Bytes right = transcript.response().cardCryptogram();
        for (int bit = 0; bit < right.size() * 8; bit++) {
            byte[] wrong = right.toByteArray();
            wrong[bit / 8] ^= (byte) (1 << (bit % 8));
            InitializeUpdate.Response response = withCryptogram(transcript.response(), Bytes.copyOf(wrong));
            var opening = new ChannelOpening(
                    transcript.hostChallenge(), response, transcript.opening().level());

            assertThat(transcript.verifies(response)).isFalse();
            assertThatExceptionOfType(CardCryptogramMismatchException.class).isThrownBy(() -> transcript.open(opening));
        }
    }

    private static InitializeUpdate.Response withCryptogram(InitializeUpdate.Response response, Bytes cryptogram) {
        return new InitializeUpdate.Response(
                response.diversificationData(),
                response.keyVersion(),
                response.option(),
                response.cardChallenge(),
                cryptogram,
                response.sequenceCounter());
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void wrapsTheWholeConversationAhead(Transcript transcript) {
        try (SecureChannel channel = transcript.open()) {
            List<CommandApdu> commands =
                    channel.authenticateAndWrap(transcript.plainCommands()).commands();

            assertThat(commands.get(0).encode()).isEqualTo(transcript.externalAuthenticate());
            for (int i = 0; i < transcript.exchanges().size(); i++) {
                assertThat(commands.get(i + 1).encode())
                        .as("command %d", i)
                        .isEqualTo(transcript.exchanges().get(i).wrapped());
            }
        }
    }

    /** An error answer of SCP02 carries an R-MAC too, and the answer after it goes on from there. */
    @ParameterizedTest
    @MethodSource("transcripts")
    void unwrapsEveryAnswer(Transcript transcript) {
        boolean errorsAreProved = transcript.response().option().protocol() == Protocol.SCP02;
        try (SecureChannel channel = transcript.open()) {
            WrappedScript script = channel.authenticateAndWrap(transcript.plainCommands());

            assertThat(script.unwrap(0, ResponseApdu.of(StatusWord.SUCCESS)).rMacVerified())
                    .isFalse();
            for (int i = 0; i < transcript.exchanges().size(); i++) {
                Transcript.Exchange exchange = transcript.exchanges().get(i);
                boolean proved = channel.level().authenticatesResponses()
                        && (errorsAreProved || exchange.expectedStatus().succeeded());
                assertThat(script.unwrap(i + 1, exchange.raw()))
                        .as("answer %d", i)
                        .isEqualTo(new UnwrappedResponse(exchange.expectedData(), exchange.expectedStatus(), proved));
            }
        }
    }
}
