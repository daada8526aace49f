package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.PAYMENT_AID;
import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentManagementTests {

    private static final String PACKAGE = "08F043415244504159";
    private static final String MODULE = "09F04341524450415901";
    private static final String AID = "0A" + PAYMENT_AID;

    private final SimulatedCard card = CardDriver.blank();
    private final CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

    @Test
    void installsInOneStep() {
        assertThat(driver.send(CardDriver.install()).encode().toHex()).isEqualTo("009000");

        assertThat(applications())
                .isEqualTo("E3" + "27" + "4F" + AID + "9F700107" + "C50100" + "C4" + PACKAGE + "CC08A000000151000000"
                        + "9000");
    }

    @Test
    void installsInTwoSteps() {
        driver.succeed(CardDriver.install(0x04));
        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x03);
        assertThat(card.process(command(lc("00A40400", PAYMENT_AID) + "00")).statusWord())
                .hasToString("6A82");

        CardDriver again = CardDriver.open(card::process, CardDriver.transport());
        String makeSelectable = lc("80E60800", "0000" + AID + "0100" + "00" + "00");
        again.succeed(makeSelectable);
        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x07);
        again.refused(makeSelectable, 0x6985);
    }

    @ParameterizedTest
    @CsvSource({
        // unknown package, unknown module
        "0CF0,08F043415244504100 09F04341524450415901 0AF0434152445041590100 0100 02C900 00,6A88",
        "0CF0,08F043415244504159 09F04341524450415902 0AF0434152445041590100 0100 02C900 00,6A88",
        // AID too short, AID of the security domain, of the package
        "0CF0,08F043415244504159 09F04341524450415901 04F0434152 0100 02C900 00,6A80",
        "0CF0,08F043415244504159 09F04341524450415901 08A000000151000000 0100 02C900 00,6985",
        "0CF0,08F043415244504159 09F04341524450415901 08F043415244504159 0100 02C900 00,6985",
        // privilege of a security domain, no C9, a token
        "0CF0,08F043415244504159 09F04341524450415901 0AF0434152445041590100 0180 02C900 00,6A80",
        "0CF0,08F043415244504159 09F04341524450415901 0AF0434152445041590100 0100 00 00,6A80",
        "0CF0,08F043415244504159 09F04341524450415901 0AF0434152445041590100 0100 02C900 0101,6A80",
        // fields missing, cut off, broken TLV
        "0CF0,08F043415244504159 09F04341524450415901 0AF0434152445041590100 0100 02C900,6A80",
        "0CF0,08F043415244504159 09F04341524450415901 0AF0434152445041590100 0100 02C900 05,6A80",
        "0CF0,08F043415244504159 09F04341524450415901 0AF0434152445041590100 0100 02C905 00,6A80",
        // a load file that is there, an extradition of a module
        "02F0,08F043415244504159 00 00 00 00,6985",
        "10F0,08F043415244504159 09F04341524450415901 0AF0434152445041590100 0100 02C900 00,6A80"
    })
    void refusesAnInstallThatIsWrong(String p1, String data, String status) {
        driver.refused(lc("80E6" + p1.substring(0, 2) + "00", data.replace(" ", "")), Integer.parseInt(status, 16));
        assertThat(card.applications()).isEmpty();
    }

    @Test
    void installsAnAidOnlyOnce() {
        driver.succeed(CardDriver.install());
        driver.refused(CardDriver.install(), 0x6985);
    }

    @Test
    void hasRoomForAsManyApplicationsAsFit() {
        CardDriver driver = CardDriver.open(CardDriver.blank(8 * 512)::process, CardDriver.transport());
        for (int i = 0; i < 8; i++) {
            driver.succeed(lc("80E60C00", PACKAGE + MODULE + "05F0000000%02X".formatted(i) + "0100" + "02C900" + "00"));
        }
        driver.refused(CardDriver.install(), 0x6A84);
    }

    @Test
    void deletesAnApplicationWithItsData() {
        driver.succeed(CardDriver.install());
        driver.succeed(CardDriver.personalize());
        CardDriver.storeData(CardDriver.transport(), 200).forEach(driver::succeed);

        assertThat(driver.send(CardDriver.delete()).encode().toHex()).isEqualTo("009000");

        driver.refused("80F24002024F0000", 0x6A88);
        driver.refused(CardDriver.delete(), 0x6A88);
    }

    @ParameterizedTest
    @CsvSource({
        "80E400000A4F08A000000151000000,6985",
        "80E400000A4F08F043415244504159,6985",
        "80E400800A4F08F043415244504159,6985",
        "80E400000A5F08F043415244504159,6A80",
        "80E400000A4F09F043415244504159,6A80",
        "80E401000A4F08F043415244504159,6A86",
        "80E40000,6A80"
    })
    void refusesADeleteThatIsWrong(String delete, String status) {
        driver.refused(delete, Integer.parseInt(status, 16));
    }

    @Test
    void personalizesOnlyWhatIsInstalledAndSelectable() {
        driver.refused(CardDriver.personalize(), 0x6A88);
        driver.succeed(CardDriver.install(0x04));
        driver.refused(CardDriver.personalize(), 0x6985);
        driver.refused(lc("80E62000", PACKAGE + "00" + AID + "000000"), 0x6A80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80F2400200", "80F2400402" + "4F00", "80F2410202" + "4F00"})
    void refusesAGetStatusThatIsWrong(String getStatus) {
        assertThat(driver.send(getStatus).statusWord().toString()).isIn("6A80", "6A86");
    }

    @Test
    void listsPackagesWithAndWithoutModules() {
        assertThat(driver.send("80F22002024F0000").encode().toHex())
                .isEqualTo("E31C4F" + PACKAGE + "9F700101" + "CE020100" + "CC08A000000151000000" + "9000");
        assertThat(driver.send("80F21002024F0000").encode().toHex())
                .isEqualTo(
                        "E3274F" + PACKAGE + "9F700101" + "CE020100" + "84" + MODULE + "CC08A000000151000000" + "9000");
        assertThat(driver.send("80F21000024F0000").encode().toHex()).isEqualTo(PACKAGE + "010001" + MODULE + "9000");
    }

    @Test
    void listsTheSecurityDomainInBothForms() {
        assertThat(driver.send("80F28002024F0000").encode().toHex())
                .isEqualTo("E3134F08A0000001510000009F700101C5039EFE809000");
        assertThat(driver.send("80F28000024F0000").encode().toHex()).isEqualTo("08A000000151000000019E9000");
        driver.refused("80F28002054F03F0000000", 0x6A88);
    }

    @Test
    void goesOnWhereAListWasTooLongForOneAnswer() {
        for (int i = 0; i < 8; i++) {
            driver.succeed(lc(
                    "80E60C00",
                    PACKAGE + MODULE + "10F0" + "0A".repeat(14) + "%02X".formatted(i) + "0100" + "02C900" + "00"));
        }
        assertThat(driver.send("80F24002024F0000").statusWord()).hasToString("6310");
        assertThat(driver.send("80F24003024F0000").statusWord()).hasToString("9000");
        driver.refused("80F24003024F0000", 0x6A88);
    }

    private String applications() {
        return driver.send("80F24002024F0000").encode().toHex();
    }

    @Test
    void refusesReservedParametersAndFields() {
        String install = CardDriver.install();
        driver.refused(install.substring(0, 6) + "01" + install.substring(8), 0x6A86);
        driver.refused(lc("80E60C00", PACKAGE + MODULE + AID + "0100" + "02C800" + "00"), 0x6A80);
        driver.succeed(CardDriver.install(0x04));
        driver.refused(lc("80E60800", PACKAGE + "00" + AID + "0100" + "00" + "00"), 0x6A80);
        driver.refused("80E40001" + "0C" + "4F" + AID, 0x6A86);
    }

    @Test
    void findsOnlyWhatIsSearchedFor() {
        driver.succeed(CardDriver.install());

        driver.refused("80F24002" + "074F05F000000000", 0x6A88);
        driver.refused("80F22002" + "074F05F000000000", 0x6A88);
        driver.succeed("80F24002" + "074F05F043415244");
        driver.succeed("80F22002" + "074F05F043415244");
    }

    @Test
    void endsAPersonalizationWithTheApplicationOrAFailedStart() {
        driver.succeed(CardDriver.install());
        driver.succeed(CardDriver.personalize());
        driver.refused(lc("80E62000", "0000" + "05F000000000" + "000000"), 0x6A88);
        driver.refused(CardDriver.storeData(0x08, 0, "0101020000"), 0x6985);

        driver.succeed(CardDriver.personalize());
        driver.succeed(CardDriver.delete());
        driver.refused(CardDriver.storeData(0x08, 0, "0101020000"), 0x6985);

        driver.succeed(CardDriver.install());
        driver.succeed(CardDriver.personalize());
        driver.succeed("80F04080" + AID);
        driver.refused(CardDriver.storeData(0x08, 0, "0101020000"), 0x6985);
    }
}
