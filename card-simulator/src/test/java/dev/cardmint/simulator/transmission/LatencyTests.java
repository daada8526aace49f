package dev.cardmint.simulator.transmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTests {

    private static final Bytes SUCCESS = Bytes.ofHex("9000");

    private static Bytes bytes(String header, int data) {
        return Bytes.ofHex(header).concat(Bytes.copyOf(new byte[data]));
    }

    /** Header with Lc, bytes of data with Le, bytes of the answer's data, and between what the field notes say. */
    @ParameterizedTest
    @CsvSource({
        "contact,00A4040008,9,27,12,38",
        "contact,8050000008,9,32,62,119",
        "contact,84E80000FF,255,1,44,67",
        "contact,84E60C0040,64,9,250,6000",
        "contactless,84E80000FF,255,1,129,935"
    })
    void takesAsLongAsRealChips(String kind, String header, int data, int answer, long least, long most) {
        Duration time = Latency.parse(kind).of(bytes(header, data), bytes("9000", answer), false);

        assertThat(time).isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
    }

    @Test
    void addsUpWhatItIsMadeOf() {
        Latency latency = Latency.parse("command=1000us,byte=10us,written=100us,E2=5000us,try=700000us");

        assertThat(latency.of(Bytes.ofHex("80CA9F7F00"), SUCCESS, false)).isEqualTo(Duration.ofNanos(1_070_000));
        assertThat(latency.of(bytes("80E2000003", 3), SUCCESS, false))
                .isEqualTo(Duration.ofNanos(1_000_000 + 100_000 + 300_000 + 5_000_000));
        assertThat(latency.of(Bytes.ofHex("8050000000"), SUCCESS, true)).isEqualTo(Duration.ofNanos(701_070_000));
        assertThat(latency.of(Bytes.ofHex("80CA9F7F00"), SUCCESS, true))
                .as("only tries are late")
                .isEqualTo(Duration.ofNanos(1_070_000));
        assertThat(latency.of(Bytes.EMPTY, SUCCESS, true)).isEqualTo(Duration.ofNanos(1_020_000));
    }

    @Test
    void takesNoTimeUnlessItIsAskedTo() {
        assertThat(Latency.parse("none").of(bytes("84E80000FF", 255), SUCCESS, true))
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fast",
                "command",
                "command=",
                "command=1",
                "command=-1us",
                "G4=1us",
                "byte=1us,",
                "byte=1us;written=1us"
            })
    void refusesWhatIsNoLatency(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.parse(text))
                .withMessageContaining("latency is");
    }

    @Test
    void sleepsUntilInterrupted() {
        Thread.currentThread().interrupt();
        Waiting.SLEEPING.pass(Duration.ofDays(1));

        assertThat(Thread.interrupted()).isTrue();
    }
}
