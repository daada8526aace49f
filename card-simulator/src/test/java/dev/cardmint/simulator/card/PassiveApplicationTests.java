package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.dgi;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static dev.cardmint.simulator.card.CardDriver.storeData;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.cap.CapBuilder;
import dev.cardmint.simulator.securechannel.StaticKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A module of a package that the card has no behaviour for. */
class PassiveApplicationTests {

    private static final String SELF = "F043415244544553";
    private static final String MODULE = SELF + "01";
    private static final Bytes CAP = CapBuilder.of(SELF, 1, 0).applet(MODULE).build();

    private final SimulatedCard card = CardDriver.blank();
    private final CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

    @BeforeEach
    void install() {
        driver.succeed(CardDriver.installForLoad(SELF, ""));
        driver.load(CAP, 200);
        driver.succeed(lc("80E60C00", "08" + SELF + "09" + MODULE + "09" + MODULE + "0100" + "05C903010203" + "00"));
        personalize();
    }

    private void personalize() {
        driver.succeed(lc("80E62000", "0000" + "09" + MODULE + "000000"));
    }

    private int free() {
        return Integer.parseInt(driver.send("80CAFF2100").data().toHex().substring(18, 26), 16);
    }

    @Test
    void keepsDataGroupings() {
        int before = free();
        driver.succeed(storeData(0x08, 0, dgi("0101", "0102") + dgi("7FFF", "03") + "0102"));
        driver.succeed(storeData(0x88, 1, "0104"));

        assertThat(before - free()).isEqualTo(4 + 2 + 4 + 1 + 4 + 1);
        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x0F);
    }

    @Test
    void keepsDecryptedGroupings() {
        try (StaticKeys keys = CardDriver.transport().diversify(CardDriver.KDD)) {
            byte[] secret = new byte[16];
            secret[3] = 0x42;
            String encrypted =
                    Bytes.copyOf(keys.dek().encrypt(new byte[16], secret)).toHex();
            driver.succeed(storeData(0xE8, 0, dgi("0101", encrypted)));

            assertThat(Bytes.copyOf(card.encodedContent()).toHex())
                    .contains(Bytes.copyOf(secret).toHex())
                    .doesNotContain(encrypted);
        }
    }

    @Test
    void refusesGroupingsThatAreNotWholeBlocksOfAes() {
        driver.refused(storeData(0x68, 0, dgi("0101", "0102")), 0x6A80);
        personalize();
        driver.refused(storeData(0x68, 0, dgi("0101", "")), 0x6A80);
    }

    @Test
    void keepsObjectsThatAreCutAnywhere() {
        int before = free();
        driver.succeed(storeData(0x10, 0, "5F2003"));
        driver.succeed(storeData(0x10, 1, "414243" + "DF0102"));
        driver.succeed(storeData(0x90, 2, "0102"));

        assertThat(before - free()).isEqualTo(4 + 6 + 5);
    }

    @Test
    void refusesObjectsThatAreNone() {
        int before = free();
        driver.succeed(storeData(0x10, 0, "5F2003"));

        driver.refused(storeData(0x90, 1, "41"), 0x6A80);
        assertThat(before - free()).isEqualTo(4 + 3);
        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x07);
    }

    @Test
    void keepsBytesOfNoStructure() {
        int before = free();
        driver.succeed(storeData(0x00, 0, "FF".repeat(200)));
        driver.succeed(storeData(0x80, 1, "FF".repeat(100)));

        assertThat(before - free()).isEqualTo(4 + 300);
    }

    @ParameterizedTest
    @CsvSource({"18,6A86", "28,6A86", "60,6A86", "70,6A86", "0A,6A86", "0C,6A86"})
    void refusesStructuresThatNobodyKnows(String p1, String status) {
        driver.refused(storeData(Integer.parseInt(p1, 16), 0, "0101020000"), Integer.parseInt(status, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "10"})
    void staysWithOneStructure(String p1) {
        driver.succeed(storeData(0x08, 0, dgi("0101", "01")));
        driver.refused(storeData(Integer.parseInt(p1, 16), 1, "5F2000"), 0x6A86);
    }

    @Test
    void takesBlocksThatAskForAnAnswer() {
        driver.succeed(storeData(0x89, 0, dgi("0101", "01")) + "00");
    }

    @Test
    void isPersonalizedAgainWithNothingOfBefore() {
        int before = free();
        driver.succeed(storeData(0x88, 0, dgi("0101", "00".repeat(100))));
        personalize();
        driver.succeed(storeData(0x88, 0, dgi("0102", "00")));

        assertThat(before - free()).isEqualTo(4 + 1);
    }

    @Test
    void takesNothingMoreOnceItIsLocked() {
        driver.succeed(storeData(0x08, 0, dgi("0101", "01")));
        int before = free();
        driver.succeed("80F04080" + "09" + MODULE);

        driver.refused(storeData(0x88, 1, dgi("0102", "01")), 0x6985);
        assertThat(free()).isEqualTo(before);
    }

    @Test
    void answersNothingButSelect() {
        driver.succeed(storeData(0x88, 0, dgi("0101", "01")));
        card.reset();

        assertThat(answer(lc("00A40400", MODULE) + "00")).isEqualTo("6F0D8409" + MODULE + "A5009000");
        assertThat(answer("00B2010C00")).isEqualTo("6D00");
        assertThat(answer("80CA9F7F00")).isEqualTo("6D00");
        assertThat(answer("A0B2010C00")).isEqualTo("6E00");
    }

    private String answer(String command) {
        return card.process(command(command)).encode().toHex();
    }
}
