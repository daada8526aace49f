package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.dgi;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static dev.cardmint.simulator.card.CardDriver.storeData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.ContentTraits;
import dev.cardmint.simulator.cap.CapBuilder;
import dev.cardmint.simulator.registry.MemoryAccount;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTests {

    private static final String SELF = "F043415244544553";
    private static final String MODULE = SELF + "01";
    private static final Bytes CAP =
            CapBuilder.of(SELF, 1, 0).applet(MODULE).code(2_000).build();

    private static CardDriver blank(int memory) {
        return CardDriver.open(CardDriver.blank(memory)::process, CardDriver.transport());
    }

    private static String install(int number) {
        String aid = "0A" + SELF + "%04X".formatted(number);
        return lc("80E60C00", "08" + SELF + "09" + MODULE + aid + "0100" + "02C900" + "00");
    }

    private static String personalize(int number) {
        return lc("80E62000", "00000A" + SELF + "%04X".formatted(number) + "000000");
    }

    private static int free(CardDriver driver) {
        return Integer.parseInt(driver.send("80CAFF2100").data().toHex().substring(18, 26), 16);
    }

    @Test
    void countsWhatComesAndWhatGoes() {
        CardDriver driver = blank(80 * 1024);
        int all = free(driver);
        driver.succeed(CardDriver.installForLoad(SELF, ""));
        driver.load(CAP, 200);
        int loaded = free(driver);
        assertThat(all - loaded).isEqualTo(MemoryAccount.LOAD_FILE + CAP.size());
        driver.succeed(install(1));
        int installed = free(driver);
        assertThat(loaded - installed).isEqualTo(MemoryAccount.INSTANCE);
        driver.succeed(personalize(1));
        driver.succeed(storeData(0x08, 0, dgi("0101", "00".repeat(100)) + dgi("0102", "")));
        assertThat(installed - free(driver)).isEqualTo(4 + 100 + 4);
        driver.succeed(storeData(0x88, 1, dgi("0101", "00".repeat(20))));
        assertThat(installed - free(driver)).isEqualTo(4 + 20 + 4);
        driver.succeed(CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()));
        assertThat(installed - free(driver)).isEqualTo(4 + 20 + 4 + MemoryAccount.KEY_SET);

        driver.succeed("80E4000003D20131");
        driver.succeed(lc("80E40000", "4F0A" + SELF + "0001"));
        assertThat(free(driver)).isEqualTo(loaded);
        driver.succeed(lc("80E40000", "4F08" + SELF));
        assertThat(free(driver)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void loadsExactlyWhatFits(int missing) {
        CardDriver driver = blank(MemoryAccount.LOAD_FILE + CAP.size() + missing);
        driver.succeed(CardDriver.installForLoad(SELF, ""));

        assertThat(driver.load(CAP, 200).statusWord()).hasToString(missing == 0 ? "9000" : "6A84");
        assertThat(free(driver)).isEqualTo(missing == 0 ? 0 : MemoryAccount.LOAD_FILE + CAP.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void installsExactlyWhatFits(int missing) {
        CardDriver driver = blank(MemoryAccount.LOAD_FILE + CAP.size() + MemoryAccount.INSTANCE + missing);
        driver.succeed(CardDriver.installForLoad(SELF, ""));
        driver.load(CAP, 200);

        assertThat(driver.send(install(1)).statusWord()).hasToString(missing == 0 ? "9000" : "6A84");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void keepsALoadAndAnInstallTogetherOnlyIfBothFit(int missing) {
        int capacity = MemoryAccount.LOAD_FILE + CAP.size() + MemoryAccount.INSTANCE + missing;
        CardDriver driver = blank(capacity);
        driver.succeed(CardDriver.installForLoad(SELF, "").replace("80E60200", "80E60E01"));
        assertThat(driver.load(CAP, 200).statusWord()).hasToString("9000");

        assertThat(driver.send(install(1).replace("80E60C00", "80E60E03")).statusWord())
                .hasToString(missing == 0 ? "9000" : "6A84");
        assertThat(free(driver)).isEqualTo(missing == 0 ? 0 : capacity);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void storesExactlyWhatFitsAndNothingOfABlockThatDoesNot(int missing) {
        int capacity = MemoryAccount.LOAD_FILE + CAP.size() + MemoryAccount.INSTANCE + 4 + 50 + 4 + 60 + missing;
        CardDriver driver = blank(capacity);
        driver.succeed(CardDriver.installForLoad(SELF, ""));
        driver.load(CAP, 200);
        driver.succeed(install(1));
        driver.succeed(personalize(1));

        String both = dgi("0101", "00".repeat(50)) + dgi("0102", "00".repeat(60));
        assertThat(driver.send(storeData(0x88, 0, both)).statusWord()).hasToString(missing == 0 ? "9000" : "6A84");
        assertThat(free(driver)).isEqualTo(missing == 0 ? 0 : 4 + 50 + 4 + 60 - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void addsAKeySetOnlyIfItFits(int missing) {
        CardDriver driver = blank(MemoryAccount.KEY_SET + missing);

        String put = CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer());
        assertThat(driver.send(put).statusWord()).hasToString(missing == 0 ? "9000" : "6A84");
        assertThat(driver.send(CardDriver.putKey()).statusWord()).hasToString(missing == 0 ? "6985" : "9000");
    }

    @Test
    void keepsTheLargestCardInAnImage(@TempDir Path folder) {
        SimulatedCard card = CardDriver.blank(ContentTraits.MAX_MEMORY);
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        driver.succeed(CardDriver.installForLoad(SELF, ""));
        driver.load(CAP, 200);
        for (int number = 1; number <= 3; number++) {
            driver.succeed(install(number));
            fill(driver, number);
        }
        assertThat(free(driver)).isLessThan(234);

        Path image = folder.resolve("full.card");
        ImageFile.create(image, card.encodedState());
        try (SimulatedCard again = SimulatedCard.open(image)) {
            CardDriver.open(again::process, CardDriver.transport()).succeed("80CAFF2100");
            assertThat(again.applications()).hasSize(3);
        }
    }

    private static void fill(CardDriver driver, int number) {
        driver.succeed(personalize(number));
        String content = "00".repeat(230);
        for (int block = 0; block < 256; block++) {
            String status = driver.send(storeData(0x08, block, dgi("01%02X".formatted(block), content)))
                    .statusWord()
                    .toString();
            if (!status.equals("9000")) {
                assertThat(status).isEqualTo("6A84");
                return;
            }
        }
    }

    @Test
    void hasNoMoreMemoryThanAnImageHolds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlankCard.with(CardDriver.transport()).memory(ContentTraits.MAX_MEMORY + 1));
    }
}
