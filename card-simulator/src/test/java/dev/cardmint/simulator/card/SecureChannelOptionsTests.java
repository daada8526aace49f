package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.HostChannel;
import dev.cardmint.simulator.securechannel.NotAuthenticException;
import dev.cardmint.simulator.securechannel.Scp03Option;
import dev.cardmint.simulator.securechannel.SecurityLevel;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every option of SCP03 at every level, as a host sees it. */
class SecureChannelOptionsTests {

    private static final List<Integer> LEVELS = List.of(0x01, 0x03, 0x11, 0x13, 0x33);

    static Stream<Integer> options() {
        return Stream.of(0x00, 0x01, 0x10, 0x11, 0x20, 0x21, 0x30, 0x31, 0x60, 0x61, 0x70, 0x71);
    }

    private static StaticKeys keys(int size) {
        byte[] value = new byte[size];
        for (int i = 0; i < size; i++) {
            value[i] = (byte) (0x40 + i);
        }
        return new StaticKeys(AesKey.of(value), AesKey.of(value), AesKey.of(value));
    }

    private static Bytes challenge(int option) {
        return Bytes.copyOf(new byte[new Scp03Option(option).macSize()]);
    }

    @ParameterizedTest
    @MethodSource("options")
    void holdsEveryLevelThatTheOptionAllowsAndNoOther(int option) throws NotAuthenticException {
        SimulatedCard card = BlankCard.with(1, keys(16)).option(option).create();
        for (int value : LEVELS) {
            boolean allowed =
                    ((value & 0x10) == 0 || (option & 0x20) != 0) && ((value & 0x20) == 0 || (option & 0x40) != 0);
            var level = new SecurityLevel(value);
            if (allowed) {
                assertChannelWorks(card, 0, keys(16), level, challenge(option));
            } else {
                assertThatExceptionOfType(NotAuthenticException.class)
                        .isThrownBy(() -> HostChannel.open(card::process, 0, keys(16), level, challenge(option)))
                        .withMessage("EXTERNAL AUTHENTICATE answered 6A86");
            }
        }
    }

    private static void assertChannelWorks(
            SimulatedCard card, int keyVersion, StaticKeys keys, SecurityLevel level, Bytes challenge)
            throws NotAuthenticException {
        try (HostChannel channel = HostChannel.open(card::process, keyVersion, keys, level, challenge)) {
            for (String each : List.of("80CA9F7F00", "80F28002024F0000", "80CA00E000")) {
                assertThat(channel.transmit(command(each)).statusWord()).hasToString("9000");
                assertThat(channel.transmit(command("80CA7F7F00")).statusWord()).hasToString("6A88");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void takesPlainKeysOfEverySize(int size) throws NotAuthenticException {
        StaticKeys keys = keys(size);
        SimulatedCard card = BlankCard.with(0x7F, keys).option(0x71).create();
        keys.close();

        assertThat(card.keyVersions()).containsExactly(0x7F);
        assertChannelWorks(card, 0x7F, keys(size), new SecurityLevel(0x33), challenge(0x71));
        card.reset();
        assertThat(card.process(command("80CA00E000")).data().unsigned(7)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x80, 0xFF})
    void hasNoOtherKeyVersions(int version) {
        assertThatIllegalArgumentException().isThrownBy(() -> BlankCard.with(version, keys(16)));
    }

    @Test
    void wantsChallengesAsLongAsItsOptionSays() {
        SimulatedCard s16 = BlankCard.with(1, keys(16)).option(0x71).create();

        assertThat(s16.process(command("80500000080001020304050607" + "00")).statusWord())
                .hasToString("6700");
        assertThat(s16.process(command("8050000010" + "00".repeat(16) + "00"))
                        .data()
                        .size())
                .isEqualTo(13 + 32 + 3);
    }

    @Test
    void tellsItsOptionInItsRecognitionData() {
        SimulatedCard s16 = BlankCard.with(1, keys(16)).option(0x71).create();

        assertThat(s16.process(command("80CA006600")).data().toHex()).endsWith("0403" + "71");
    }

    @Test
    void hasNoSessionsOfRMacAlone() throws NotAuthenticException {
        SimulatedCard card = BlankCard.with(1, keys(16)).create();

        assertThat(card.process(command("807A100000")).statusWord()).hasToString("6D00");
        try (HostChannel channel =
                HostChannel.open(card::process, 0, keys(16), new SecurityLevel(0x01), challenge(0x70))) {
            assertThat(channel.transmit(command("807A100000")).statusWord()).hasToString("6D00");
            assertThat(channel.transmit(command("8078000300")).statusWord()).hasToString("6D00");
        }
    }
}
