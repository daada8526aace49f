package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.simulator.cap.CapFile;
import dev.cardmint.simulator.samples.SampleLoadFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A card on which nothing is but what its issuer loads: two packages with one application each. */
class SeveralApplicationsTests {

    private static final String DOMAIN = "A000000151000000";
    private static final String PURSE = "F0434152445055525301" + "00";
    private static final String LOYALTY = "F0434152444C4F59414C01" + "00";

    private final SimulatedCard card = BlankCard.with(CardDriver.transport())
            .product(CardProduct.MULTI_APPLICATION)
            .kdd(CardDriver.KDD)
            .seed(1)
            .create();

    @AfterEach
    void close() {
        card.close();
    }

    private static void load(CardDriver driver, SampleLoadFile file) {
        String aid = CapFile.parse(file.loadFileDataBlock()).self().aid().toString();
        driver.succeed(lc("80E60200", counted(aid) + counted(DOMAIN) + "000000"));
        assertThat(driver.load(file.loadFileDataBlock(), 60).statusWord()).hasToString("9000");
        String module = CapFile.parse(file.loadFileDataBlock()).modules().get(0).toString();
        driver.succeed(
                lc("80E60C00", counted(aid) + counted(module) + counted(module + "00") + "0100" + "02C900" + "00"));
    }

    private static String counted(String hex) {
        return "%02X".formatted(hex.length() / 2) + hex;
    }

    private static String personalize(String instance) {
        return lc("80E62000", "0000" + counted(instance) + "000000");
    }

    private String answer(String hex) {
        return card.process(command(hex)).encode().toHex();
    }

    @Test
    void runsWhatIsLoadedInstalledAndPersonalized() {
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        load(driver, SampleLoadFile.PURSE);
        load(driver, SampleLoadFile.LOYALTY);
        driver.succeed(personalize(PURSE));
        CardDriver.storeData(CardDriver.transport(), 200).forEach(stored -> driver.succeed(stored));
        driver.succeed(personalize(LOYALTY));
        String records = CardDriver.dgi("0101", "70025A00") + CardDriver.dgi("0102", "7000");
        driver.succeed(CardDriver.storeData(0x88, 0, records));

        card.reset();

        answer("00A40400" + counted(LOYALTY) + "00");
        assertThat(answer("00B2010C00")).isEqualTo("70025A00" + "9000");
        assertThat(answer("00B2020C00")).isEqualTo("7000" + "9000");
        assertThat(answer("00B2030C00")).isEqualTo("6A83");
        assertThat(answer("00B2011400")).isEqualTo("6A82");
        assertThat(answer("00B2010800")).isEqualTo("6A86");
        assertThat(answer("80A80000028300" + "00")).isEqualTo("6D00");
        answer("00A40400" + counted(PURSE) + "00");
        assertThat(answer("00B2021400")).isEqualTo("6A83");
        assertThat(answer("00B2011400")).isEqualTo("70035A0142" + "9000");
        assertThat(card.applications())
                .extracting(InstalledApplication::lifeCycle)
                .containsExactly(0x0F, 0x0F);
    }

    @Test
    void takesNoRecordsThatTheSchemeCannotHave() {
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        load(driver, SampleLoadFile.LOYALTY);
        for (String dgi : new String[] {"0100", "0001", "1F01", "8000"}) {
            driver.succeed(personalize(LOYALTY));
            driver.refused(CardDriver.storeData(0x88, 0, CardDriver.dgi(dgi, "7000")), 0x6A88);
        }
        driver.succeed(personalize(LOYALTY));
        driver.refused(CardDriver.storeData(0xE8, 0, CardDriver.dgi("0101", "7000")), 0x6A80);
        driver.succeed(personalize(LOYALTY));
        driver.refused(CardDriver.storeData(0x88, 0, CardDriver.dgi("0102", "7000")), 0x6985);
        card.reset();
        answer("00A40400" + counted(LOYALTY) + "00");

        assertThat(answer("00B2010C00")).as("not personalized").isEqualTo("6985");
    }
}
