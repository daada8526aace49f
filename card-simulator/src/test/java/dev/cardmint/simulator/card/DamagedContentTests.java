package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.dgi;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static dev.cardmint.simulator.card.CardDriver.storeData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.cap.CapBuilder;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory of a card with loaded packages, applications, keys and the issuer's data, damaged. */
class DamagedContentTests {

    private static final String PACKAGE = "F0434152444944454E54";
    private static final String MODULE = PACKAGE + "01";

    private static byte[] state() {
        SimulatedCard card = CardDriver.blank();
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        driver.succeed(CardDriver.installForLoad(PACKAGE, ""));
        driver.load(
                CapBuilder.of(PACKAGE, 1, 0)
                        .applet(MODULE)
                        .imports("A0000000620101", 1, 0)
                        .build(),
                200);
        driver.succeed(lc("80E60C00", "0A" + PACKAGE + "0B" + MODULE + "0B" + MODULE + "0104" + "02C900" + "00"));
        driver.succeed(lc("80E62000", "0000" + "0B" + MODULE + "000000"));
        driver.succeed(storeData(0x88, 0, dgi("0001", "0102")));
        driver.succeed(lc("80E29000", "4503010203"));
        try (StaticKeys keys = CardDriver.transport().diversify(CardDriver.KDD)) {
            driver.succeed(lc("80D80001", "73" + CardDriver.keyBlock(keys.dek(), AesKey.of(new byte[16]))));
        }
        return card.encodedState();
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        byte[] state = state();

        assertThat(CardState.decode(state).encode()).isEqualTo(state);
    }

    @Test
    void isNotReadWhenCutOff() {
        byte[] state = state();
        for (int size = 0; size < state.length; size++) {
            byte[] cut = Arrays.copyOf(state, size);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> CardState.decode(cut));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isReadOrSaidToBeDamaged(long seed) {
        var random = new SplittableRandom(seed);
        byte[] state = state();
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = state.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            refused += isRefused(damaged) ? 1 : 0;
        }
        assertThat(refused).isBetween(1, 1_999);
    }

    @Test
    void isDamagedWhenItHoldsWhatCouldNotBeInstalled() {
        SimulatedCard card = CardDriver.blank();
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        driver.succeed(CardDriver.installForLoad(PACKAGE, ""));
        driver.load(CapBuilder.of(PACKAGE, 1, 2).applet(MODULE).build(), 200);
        driver.succeed(lc("80E60C00", "0A" + PACKAGE + "0B" + MODULE + "0B" + MODULE + "0100" + "03C901AA" + "00"));
        String origin = PACKAGE + "0102" + "0B" + MODULE;
        String state = Bytes.copyOf(card.encodedState()).toHex();
        assertThat(state).contains(origin);
        String other = state.replace(origin, PACKAGE + "0100" + "0B" + MODULE);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> CardState.decode(Bytes.ofHex(other).toByteArray()))
                .withMessageContaining("could not be installed");
    }

    private static boolean isRefused(byte[] state) {
        try (CardState read = CardState.decode(state)) {
            assertThat(read.content().privilegesOfSecurityDomain().value().size())
                    .isEqualTo(3);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
