package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.PAYMENT_AID;
import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectTests {

    private final SimulatedCard card = CardDriver.blank();

    @ParameterizedTest
    @ValueSource(strings = {"00A4040000", "00A4040008A00000015100000000", "00A4040007A000000151000000"})
    void selectsTheSecurityDomainByNameByPartOfItOrByDefault(String select) {
        assertThat(answer(select)).isEqualTo("6F198408A000000151000000A50D9F6E0643AD4D0100019F6501FF9000");
    }

    @Test
    void givesNoInformationWhenNoneIsAskedFor() {
        assertThat(answer("00A4040C")).isEqualTo("9000");
    }

    @ParameterizedTest
    @CsvSource({
        "00A4040005F000000001,6A82",
        "00A4000000,6A86",
        "00A4040100,6A86",
        "00A4040800,6A86",
        "00A4040200,6A82",
        "00A404000AF0434152445041590100,6A82"
    })
    void refusesWhatIsNotThere(String select, String status) {
        assertThat(answer(select)).isEqualTo(status);
    }

    @Test
    void keepsTheSelectionAfterAFailedSelect() {
        CardDriver.issue(new InsertedCard(card));
        assertThat(answer("00A404000AF043415244504159010000")).startsWith("6F").endsWith("9000");

        assertThat(answer("00A4040005F000000001")).isEqualTo("6A82");
        assertThat(answer("80A8000002830000")).startsWith("77").endsWith("9000");
    }

    @Test
    void selectsOneAfterTheOtherByTheBeginningOfTheirNames() {
        String first = PAYMENT_AID;
        String second = PAYMENT_AID.substring(0, 18) + "77";
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        driver.succeed(CardDriver.install());
        driver.succeed(CardDriver.install().replace(first, second));
        String part = lc("00A40400", PAYMENT_AID.substring(0, 18)) + "00";
        String next = "00A40402" + part.substring(8);

        assertThat(answer(part)).contains(first);
        assertThat(answer(next)).contains(second);
        assertThat(answer(next)).isEqualTo("6A82");
        assertThat(answer("80A8000002830000")).as("still selected").isEqualTo("6985");
        assertThat(answer("00A4040200")).as("nothing follows the last").isEqualTo("6A82");
        answer("00A4040000");
        assertThat(answer("00A4040200")).as("any name").contains(first);
    }

    @Test
    void beginsWithTheApplicationThatIsSelectedByDefault() {
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        driver.succeed(CardDriver.install().replace(PAYMENT_AID + "0100", PAYMENT_AID + "0104"));
        card.reset();

        assertThat(answer("0070000001")).as("no application on two channels").isEqualTo("6985");
        assertThat(answer("80A8000002830000"))
                .as("the application's own answer")
                .isEqualTo("6985");
        assertThat(answer("80CA9F7F00")).isEqualTo("6A88");
        assertThat(answer("00A4040000")).contains("A000000151000000");
        assertThat(answer("80CA9F7F00")).endsWith("9000");
    }

    @Test
    void runsOnlyTheFinalApplicationOnALockedCard() {
        String last = PAYMENT_AID.substring(0, 18) + "77";
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        driver.succeed(CardDriver.install());
        driver.succeed(lc(
                "80E60C00",
                "08F043415244504159" + "09F04341524450415901" + "0A" + last + "03000200" + "02C900" + "00"));
        for (String step : new String[] {"80F08007", "80F0800F", "80F0807F"}) {
            driver.succeed(step);
        }

        assertThat(answer(lc("00A40400", PAYMENT_AID) + "00")).isEqualTo("6A82");
        assertThat(answer(lc("00A40400", last) + "00")).startsWith("6F").endsWith("6283");
        assertThat(answer("80A8000002830000")).as("its own answer").isEqualTo("6985");
        assertThat(answer("80FE000000")).isEqualTo("6D00");
    }

    @Test
    void skipsALockedApplication() {
        String second = PAYMENT_AID.substring(0, 18) + "77";
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        driver.succeed(CardDriver.install());
        driver.succeed(CardDriver.install().replace(PAYMENT_AID, second));
        driver.succeed(lc("80F04080", PAYMENT_AID));

        assertThat(answer(lc("00A40400", PAYMENT_AID.substring(0, 18)) + "00")).contains(second);
        assertThat(answer(lc("00A40400", PAYMENT_AID) + "00")).isEqualTo("6A82");
    }

    @ParameterizedTest
    @CsvSource({
        "00A40400,6F19",
        "00A40402,6A82",
        "00A40404,620A8408A0000001510000009000",
        "00A4040C,9000",
        "00A4040E,6A82",
        "00A40408,6A86",
        "00A40401,6A86",
        "00A40420,6A86"
    })
    void givesTheInformationThatIsAskedFor(String select, String answer) {
        assertThat(answer(select + "08A00000015100000000")).startsWith(answer);
    }

    @Test
    void handsTheSelectionOfFilesToTheSelectedApplication() {
        assertThat(answer("00A40000023F0000"))
                .as("the security domain has no files")
                .isEqualTo("6A86");
        CardDriver.issue(new InsertedCard(card));
        answer(lc("00A40400", PAYMENT_AID) + "00");

        assertThat(answer("00A40000023F0000")).as("nor has this application").isEqualTo("6D00");
    }

    @Test
    void tellsItsProductionData() {
        assertThat(answer("80CA9F7F00")).startsWith("9F7F2A43AD").hasSize(2 * (3 + 42 + 2));
        assertThat(answer("00CA9F7F00")).startsWith("9F7F2A43AD");
    }

    @Test
    void tellsWhatCardItIs() {
        assertThat(answer("80CA006600"))
                .isEqualTo("6631732F06072A864886FC6B01600C060A2A864886FC6B02020301"
                        + "630906072A864886FC6B03640B06092A864886FC6B0403709000");
    }

    @Test
    void tellsItsKeys() {
        assertThat(answer("80CA00E000")).isEqualTo("E012C00401308810C00402308810C004033088109000");
        assertThat(answer("80CA00C100")).isEqualTo("C1030000009000");
    }

    @ParameterizedTest
    @CsvSource({
        "80CA004200,6A88",
        "80F2800200,6982",
        "80E60C0000,6982",
        "80D8000000,6982",
        "84F28000084142434445464748,6982",
        "80FE000000,6D00",
        "A0A4000000,6E00",
        "00C0000000,6985"
    })
    void refusesOtherCommandsWithoutAChannel(String command, String status) {
        assertThat(answer(command)).isEqualTo(status);
    }

    @Test
    void answersToResetAsT1WithACorrectChecksum() {
        Bytes atr = card.atr();
        int sum = 0;
        for (int i = 1; i < atr.size(); i++) {
            sum ^= atr.unsigned(i);
        }
        assertThat(sum).isZero();
    }

    @Test
    void countsEveryCommand() {
        answer("00A4040000");
        answer("80CA9F7F00");
        answer("80FE000000");

        assertThat(card.apdusReceived()).isEqualTo(3);
    }

    private String answer(String command) {
        return card.process(command(command)).encode().toHex();
    }
}
