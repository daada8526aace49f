package dev.cardmint.simulator.securechannel.scp03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.SecureChannelException;
import dev.cardmint.simulator.securechannel.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published conversations with one change each, and what the card says to it. */
class NegativeVectorsTests {

    private record Negative(String name, List<String> lines) {

        private List<String> values(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field + " "))
                    .map(line -> line.substring(field.length() + 1))
                    .toList();
        }

        String value(String field) {
            return values(field).get(0);
        }

        List<CommandApdu> commands() {
            return values("CMD").stream().map(Negative::command).toList();
        }

        CommandApdu externalAuthenticate() {
            return command(value("EA"));
        }

        private static CommandApdu command(String hex) {
            return CommandApdu.parse(Bytes.ofHex(hex));
        }

        Transcript transcript() {
            return Transcript.all()
                    .filter(each -> each.name().equals(value("OF")))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Negative> vectors() {
        var vectors = new ArrayList<Negative>();
        for (String line : Transcript.lines("/vectors/scp03-negative.txt")) {
            if (line.startsWith("CASE ")) {
                vectors.add(new Negative(line.substring(5), new ArrayList<>()));
            } else {
                vectors.get(vectors.size() - 1).lines().add(line);
            }
        }
        return vectors.stream();
    }

    @Test
    void knowsEveryVector() {
        assertThat(vectors()).hasSize(41);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesAtTheStepThatWasChangedAndClosesTheChannel(Negative vector) throws SecureChannelException {
        Transcript transcript = vector.transcript();
        CardChannel channel = transcript.start();
        String[] expected = vector.value("EXPECT").split(" ", -1);
        if (expected[1].equals("COMMAND")) {
            channel.authenticate(vector.externalAuthenticate());
            List<CommandApdu> commands = vector.commands();
            for (CommandApdu good : commands.subList(0, commands.size() - 1)) {
                channel.unwrap(good);
            }
            assertRefused(() -> channel.unwrap(commands.get(commands.size() - 1)), expected[0]);
        } else {
            assertRefused(() -> channel.authenticate(vector.externalAuthenticate()), expected[0]);
        }
        assertThat(channel.isAuthenticated()).isFalse();
        assertRefused(() -> channel.authenticate(transcript.externalAuthenticate()), "6985");
    }

    private static void assertRefused(ThrowingCallable step, String status) {
        assertThatExceptionOfType(SecureChannelException.class)
                .isThrownBy(step)
                .satisfies(e -> assertThat(e.statusWord()).hasToString(status));
    }
}
