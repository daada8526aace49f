package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import org.junit.jupiter.api.Test;

/** What can be said of a blank beside its product. */
class BlankCardTests {

    private static final String DOMAIN = "A000000003000000";
    private static final String UNKNOWN = "F043415244544553";
    private static final String IDENTITY = "F0434152444944454E54";

    private static CardDriver driverOf(BlankCard blank) {
        return CardDriver.open(blank.seed(1).create()::process, CardDriver.transport());
    }

    private static String install(String origin, String module) {
        String instance = "09" + "F0434152445445530A";
        return lc("80E60C00", field(origin) + field(module) + instance + "0100" + "02C900" + "00");
    }

    private static String field(String aid) {
        return "%02X".formatted(aid.length() / 2) + aid;
    }

    @Test
    void namesItsSecurityDomainAsItIsTold() {
        SimulatedCard card = BlankCard.with(CardDriver.transport())
                .securityDomain(Aid.parse(DOMAIN))
                .create();

        assertThat(card.process(CardDriver.command("00A4040008" + DOMAIN + "00"))
                        .statusWord()
                        .succeeded())
                .isTrue();
        assertThat(card.process(CardDriver.command("00A4040008A00000015100000000"))
                        .encode()
                        .toHex())
                .isEqualTo("6A82");
        assertThat(card.process(CardDriver.command("00A4040000")).data().toHex())
                .contains("8408" + DOMAIN);
    }

    @Test
    void opensItsChannelUnderThatName() {
        CardDriver driver = driverOf(BlankCard.with(CardDriver.transport()).securityDomain(Aid.parse(DOMAIN)));

        assertThat(driver.send(lc("80F28002", "4F00") + "00").data().toHex()).contains("4F08" + DOMAIN);
        driver.succeed(lc("80E60200", field(UNKNOWN) + field(DOMAIN) + "000000"));
        driver.refused(lc("80E60200", field(UNKNOWN) + field("A000000151000000") + "000000"), 0x6A88);
    }

    @Test
    void answersTheProductionDataThatItIsGiven() {
        Bytes cplc = Bytes.ofHex("0102".repeat(21));
        SimulatedCard card = BlankCard.with(CardDriver.transport()).cplc(cplc).create();

        assertThat(card.process(CardDriver.command("80CA9F7F00")).data().toHex())
                .isEqualTo("9F7F2A" + cplc.toHex());
    }

    @Test
    void carriesAPackageThatNobodyKnows() {
        CardDriver driver = driverOf(
                BlankCard.with(CardDriver.transport()).carrying(Aid.parse(UNKNOWN), Aid.parse(UNKNOWN + "01")));

        driver.refused(install(UNKNOWN, UNKNOWN + "02"), 0x6A88);
        driver.succeed(install(UNKNOWN, UNKNOWN + "01"));
    }

    @Test
    void carriesAPackageThatItKnowsAsItIs() {
        CardDriver driver = driverOf(
                BlankCard.with(CardDriver.transport()).carrying(Aid.parse(IDENTITY), Aid.parse(UNKNOWN + "01")));

        driver.refused(install(IDENTITY, UNKNOWN + "01"), 0x6A88);
        driver.succeed(install(IDENTITY, IDENTITY + "01"));
    }
}
