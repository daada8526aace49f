package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.PAYMENT_AID;
import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** INSTALL in every form but for load: privileges, parameters, extradition, registry update. */
class InstallationTests {

    private static final String PACKAGE = "08F043415244504159";
    private static final String MODULE = "09F04341524450415901";
    private static final String AID = "0A" + PAYMENT_AID;
    private static final String SECOND = "0A" + "F0434152445041590200";

    private final SimulatedCard card = CardDriver.blank();
    private final CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

    private static String install(String aid, String privileges, String parameters) {
        return lc(
                "80E60C00",
                PACKAGE + MODULE + aid + "%02X".formatted(privileges.length() / 2) + privileges
                        + "%02X".formatted(parameters.length() / 2) + parameters + "00");
    }

    private static String update(String domain, String aid, String privileges, String parameters) {
        return lc("80E64000", domain + "00" + aid + privileges + parameters + "00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "000000", "04", "02", "040000", "000200", "060200"})
    void givesPrivilegesThatTheCardSupports(String privileges) {
        driver.succeed(install(AID, privileges, "C900"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000", "00000000", "80", "C0", "A0", "10", "08", "01", "008000", "000400", "000080"})
    void refusesPrivilegesOfSecurityDomainsAndWhatNobodyCouldUse(String privileges) {
        driver.refused(install(AID, privileges, "C900"), 0x6A80);
        assertThat(card.applications()).isEmpty();
    }

    @Test
    void givesEachPrivilegeToOneApplication() {
        driver.succeed(install(AID, "04", "C900"));
        driver.refused(install(SECOND, "04", "C900"), 0x6985);
        driver.refused(install(SECOND, "00", "C900EF03CF0140"), 0x6985);
        driver.succeed(install(SECOND, "000200", "C900"));
        driver.refused(update("00", AID, "03000200", "00"), 0x6985);
        driver.succeed("80E40000" + "0C" + "4F" + AID);
        driver.succeed(update("00", SECOND, "03040200", "00"));
    }

    @ParameterizedTest
    @CsvSource({"04,C900", "00,C900EF03CF0140", "00,C900EF03CF01C0"})
    void selectsByDefaultWhatHasThatPrivilege(String privileges, String parameters) {
        driver.succeed(install(AID, privileges, parameters));
        card.reset();

        assertThat(answer("80A80000028300")).isEqualTo("6985"); // the application, not yet personalized
        assertThat(answer("00A4040000")).contains("A000000151000000");
        card.reset();
        assertThat(answer("00A4040000")).contains("A000000151000000");
        CardDriver again = CardDriver.open(card::process, CardDriver.transport());
        again.succeed("80F04080" + AID);
        card.reset();
        assertThat(answer("80A80000028300")).isEqualTo("6D00"); // locked: the security domain
    }

    @ParameterizedTest
    @CsvSource({
        "C900EF03CF0180,6985", // the contactless interface alone
        "C900EF03CF0141,6985", // another logical channel
        "EF03CF0140,6A80", // no C9
        "C900CA0101,6A80", // what this card does not do
        "C900EF03C10101,6A80",
        "C900EF03C70101,6A80", // a size of one byte
        "C900EF04C7021001,6A84", // more volatile memory than there is
        "C900EF04D7021001,6A84",
        "C900EF06D80400014000,6A84", // more memory than there is
        "C900EF06D8047FFFFFFF,6A84",
        "C900EF06D804FFFFFFFF,6A84",
        "C900EF08C8020010D8020020,6A80" // more reserved than allowed
    })
    void refusesParametersThatItCannotHonour(String parameters, String status) {
        driver.refused(install(AID, "00", parameters), Integer.parseInt(status, 16));
        assertThat(card.applications()).isEmpty();
    }

    @Test
    void reservesMemoryAndKeepsApplicationsWithinTheirQuota() {
        driver.succeed(install(AID, "00", "C900EF08C8020400D8020200"));
        assertThat(free()).isEqualTo(80 * 1024 - 512 - 0x200);

        driver.succeed(lc("80E62000", "0000" + AID + "000000"));
        for (int block = 0; block < 5; block++) {
            String dgi = CardDriver.dgi("01%02X".formatted(block + 1), "00".repeat(200));
            int status = block < 5 ? 0x9000 : 0x6A84;
            assertThat(driver.send(CardDriver.storeData(0x08, block, dgi))
                            .statusWord()
                            .value())
                    .isEqualTo(status);
        }
        assertThat(free()).isEqualTo(80 * 1024 - 512 - 5 * 204);
        driver.refused(CardDriver.storeData(0x08, 5, CardDriver.dgi("0106", "00")), 0x6A84);
        assertThat(free()).isEqualTo(80 * 1024 - 512 - 5 * 204);
    }

    private int free() {
        String answer = driver.send("80CAFF2100").data().toHex();
        return Integer.parseInt(answer.substring(18, 26), 16);
    }

    @Test
    void extraditesToTheOnlySecurityDomain() {
        driver.succeed(install(AID, "00", "C900"));

        driver.succeed(lc("80E61000", "08A000000151000000" + "00" + AID + "000000"));
        driver.succeed(lc("80E61000", "08A000000151000000" + "00" + PACKAGE + "000000"));
        driver.refused(lc("80E61000", "08A000000151000001" + "00" + AID + "000000"), 0x6A88);
        driver.refused(lc("80E61000", "08A000000151000000" + "00" + SECOND + "000000"), 0x6A88);
        driver.refused(lc("80E61000", "00" + "00" + AID + "000000"), 0x6A80);
        driver.refused(lc("80E61000", "08A000000151000000" + "00" + AID + "0100" + "0000"), 0x6A80);
    }

    @Test
    void updatesPrivilegesAndImplicitSelection() {
        driver.succeed(install(AID, "00", "C900"));

        driver.succeed(update("00", AID, "0104", "00"));
        assertThat(privileges()).isEqualTo("04");
        driver.succeed(update("08A000000151000000", AID, "00", "05EF03CF0140"));
        assertThat(privileges()).isEqualTo("04");
        driver.succeed(update("00", AID, "0100", "00"));
        assertThat(privileges()).isEqualTo("00");
    }

    private String privileges() {
        String entry = driver.send("80F24002064F005C02C5CC").data().toHex();
        return entry.substring(8, 10);
    }

    @ParameterizedTest
    @CsvSource({
        "08A000000151000001,0AF0434152445041590100,0104,00,6A88", // another security domain
        "00,05F000000000,0104,00,6A88", // no application
        "00,08A000000151000000,0104,00,6985", // the security domain itself
        "00,0AF0434152445041590100,0180,00,6A80",
        "00,0AF0434152445041590100,00,05EF03CF0141,6985",
        "00,0AF0434152445041590100,00,02EF03,6A80"
    })
    void refusesARegistryUpdateThatIsWrong(
            String domain, String aid, String privileges, String parameters, String status) {
        driver.succeed(install(AID, "00", "C900"));
        byte[] before = card.encodedContent();

        driver.refused(update(domain, aid, privileges, parameters), Integer.parseInt(status, 16));

        assertThat(card.encodedContent()).isEqualTo(before);
    }

    @Test
    void makesSelectableWithThePrivilegesOfThatCommand() {
        driver.succeed(lc("80E60400", PACKAGE + MODULE + AID + "0100" + "02C900" + "00"));
        driver.refused(lc("80E60800", "0000" + AID + "0180" + "0000"), 0x6A80);
        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x03);

        driver.succeed(lc("80E60800", "0000" + AID + "0104" + "0000"));

        assertThat(privileges()).isEqualTo("04");
        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x07);
    }

    @Test
    void readsLengthsOfTwoBytes() {
        String parameters = "C90100" + "EF8104C7020010";
        driver.succeed(lc(
                "80E60C00",
                PACKAGE + MODULE + AID + "0100" + "81%02X".formatted(parameters.length() / 2) + parameters + "00"));
    }

    @Test
    void keepsAFinalApplicationReachableOnALockedCard() {
        driver.succeed(install(AID, "000200", "C900"));
        driver.succeed(install(SECOND, "00", "C900"));
        driver.succeed("80F08007");
        driver.succeed("80F0800F");
        driver.succeed("80F0807F");
        card.reset();

        assertThat(answer(lc("00A40400", SECOND.substring(2)) + "00")).isEqualTo("6A82");
        assertThat(answer(lc("00A40400", PAYMENT_AID) + "00")).endsWith("6283");
        assertThat(answer("80A80000028300")).isEqualTo("6985");
    }

    @Test
    void locksAndUnlocksEverythingAtOnce() {
        driver.succeed(install(AID, "00", "C900"));
        driver.succeed(install(SECOND, "00", "C900"));
        driver.succeed("80F04080" + AID);
        driver.refused("80F06080" + AID, 0x6A88);

        driver.succeed("80F0608008A000000151000000");
        assertThat(card.applications()).allMatch(each -> each.lifeCycle() == 0x87);
        assertThat(card.lifeCycle()).isEqualTo(CardLifeCycle.OP_READY);

        driver.succeed("80F0600008A000000151000000");
        assertThat(card.applications()).allMatch(each -> each.lifeCycle() == 0x07);
    }

    private String answer(String command) {
        return card.process(command(command)).encode().toHex();
    }

    @Test
    void givesCardResetToAnApplicationThatIsSelectable() {
        driver.succeed(lc("80E60C00", PACKAGE + MODULE + AID + "0100" + "02C900" + "00"));
        driver.refused(lc("80E60800", "0000" + AID + "0000" + "00"), 0x6985);

        driver.succeed(lc("80E60800", "0000" + AID + "0104" + "0000"));

        assertThat(privileges()).isEqualTo("04");
        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x07);
    }

    @Test
    void takesLengthsOfTwoBytes() {
        String aid = "82000A" + AID.substring(2);
        driver.succeed(lc("80E60400", PACKAGE + MODULE + AID + "0100" + "02C900" + "00"));

        driver.succeed(lc("80E60800", "0000" + aid + "820000" + "0000"));

        driver.refused(lc("80E62000", "0000" + aid + "0000" + "82"), 0x6A80);
        driver.refused(lc("80E62000", "0000" + aid + "0000" + "8200"), 0x6A80);
        driver.refused(lc("80E62000", "0000" + aid + "0000" + "82000A00"), 0x6A80);
    }
}
