package dev.cardmint.center.securechannel.scp02;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.Transcript;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published transcripts, every command and every answer, byte for byte. */
class Scp02VectorTests {

    static List<Transcript> transcripts() {
        return Transcripts.all();
    }

    @Test
    void knowsEightTranscripts() {
        assertThat(transcripts()).hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void verifiesTheCardCryptogramOnPaper(Transcript transcript) {
        try (Scp02Keys keys = Transcripts.keys(transcript)) {
            assertThat(Scp02.verifies(keys, transcript.hostChallenge(), transcript.response()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void wrapsTheWholeConversationAhead(Transcript transcript) {
        try (SecureChannel channel = Transcripts.open(transcript)) {
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

    /** An error answer carries an R-MAC too, and the answer after it goes on from there. */
    @ParameterizedTest
    @MethodSource("transcripts")
    void unwrapsEveryAnswer(Transcript transcript) {
        try (SecureChannel channel = Transcripts.open(transcript)) {
            WrappedScript script = channel.authenticateAndWrap(transcript.plainCommands());

            assertThat(script.unwrap(0, ResponseApdu.of(StatusWord.SUCCESS)).rMacVerified())
                    .isFalse();
            for (int i = 0; i < transcript.exchanges().size(); i++) {
                Transcript.Exchange exchange = transcript.exchanges().get(i);
                assertThat(script.unwrap(i + 1, exchange.raw()))
                        .as("answer %d", i)
                        .isEqualTo(new UnwrappedResponse(
                                exchange.expectedData(),
                                exchange.expectedStatus(),
                                channel.level().authenticatesResponses()));
            }
        }
    }
}
