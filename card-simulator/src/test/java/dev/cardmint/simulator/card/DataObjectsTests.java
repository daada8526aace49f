package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataObjectsTests {

    private final SimulatedCard card = CardDriver.blank();
    private final CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

    @ParameterizedTest
    @ValueSource(strings = {"0066", "0067", "00C1", "00CF", "00E0", "9F7F", "FF21"})
    void answersTheSameInAndOutOfAChannelUnderBothClasses(String tag) {
        String inChannel = driver.send("80CA" + tag + "00").encode().toHex();

        assertThat(driver.send("00CA" + tag + "00").encode().toHex()).isEqualTo(inChannel);
        assertThat(answer("80CA" + tag + "00")).isEqualTo(inChannel);
        assertThat(answer("00CA" + tag + "00")).isEqualTo(inChannel);
    }

    @Test
    void tellsNumbersThatTheIssuerHasSet() {
        assertThat(answer("80CA004200")).isEqualTo("6A88");
        assertThat(answer("80CA004500")).isEqualTo("6A88");
        CardDriver again = CardDriver.open(card::process, CardDriver.transport());

        again.succeed(lc("80E29000", "42034D3C21" + "4505C0FFEE0001"));

        assertThat(answer("80CA004200")).isEqualTo("42034D3C219000");
        assertThat(answer("00CA004500")).isEqualTo("4505C0FFEE00019000");
    }

    @Test
    void tellsTheCounterOfTheKeysThatAreOnTheCard() {
        assertThat(driver.send("80CA00C100").encode().toHex()).isEqualTo("C1030000019000");

        driver.succeed(CardDriver.putKey());

        assertThat(driver.send("80CA00C100").encode().toHex()).isEqualTo("C1030000009000");
    }

    @Test
    void takesNumbersInSeveralBlocks() throws Exception {
        driver.succeed(lc("80E21000", "42034D3C21"));
        driver.succeed(lc("80E29001", "4501AA"));
        driver.succeed(lc("80E29000", "4501BB"));

        assertThat(driver.send("80CA004500").encode().toHex()).isEqualTo("4501BB9000");
        assertThat(CardState.decode(card.encodedState()).encode()).isEqualTo(card.encodedState());
    }

    @ParameterizedTest
    @CsvSource({
        "9001,4501AA,6A86", // not the first block
        "9600,4501AA,6A86",
        "8800,4501AA,6985", // groupings are for applications
        "F000,4501AA,6985", // encrypted
        "9000,'',6A80",
        "9000,4500,6A80",
        "9000,4511AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,6A80",
        "9000,4502AA,6A80",
        "9000,4501AA4601BB,6A88",
        "9000,6601AA,6A88"
    })
    void setsAllOrNothing(String parameters, String data, String status) {
        byte[] before = card.encodedContent();

        driver.refused(lc("80E2" + parameters, data), Integer.parseInt(status, 16));

        assertThat(card.encodedContent()).isEqualTo(before);
    }

    @Test
    void countsTheSessionsOfTheSetInUse() {
        driver.succeed(CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()));
        assertThat(driver.send("80CA00C100").encode().toHex()).isEqualTo("C1030000019000");

        CardDriver.open(card::process, CardDriver.issuer());
        CardDriver.open(card::process, CardDriver.issuer());
        CardDriver third = CardDriver.open(card::process, CardDriver.issuer());

        assertThat(third.send("80CA00C100").encode().toHex()).isEqualTo("C1030000039000");
        assertThat(answer("80CA00C100")).isEqualTo("C1030000019000");
    }

    @Test
    void tellsTheKeysOfEverySet() {
        driver.succeed(CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()));

        assertThat(driver.send("80CA00E000").encode().toHex())
                .isEqualTo("E024" + "C00401308810C00402308810C00403308810" + "C00401318810C00402318810C00403318810"
                        + "9000");
    }

    @Test
    void listsItsApplications() {
        assertThat(answer("80CA2F0000")).isEqualTo("9000");
        CardDriver again = CardDriver.open(card::process, CardDriver.transport());
        again.succeed(CardDriver.install());

        assertThat(answer("80CA2F0000")).isEqualTo("610C4F0A" + CardDriver.PAYMENT_AID + "9000");
        assertThat(answer("80CA2F00025C0000")).isEqualTo("610C4F0A" + CardDriver.PAYMENT_AID + "9000");
    }

    @Test
    void tellsItsMemoryExactly() {
        assertThat(answer("80CAFF2100")).isEqualTo("FF21108102000082040001400083040000" + "1000" + "9000");
        CardDriver again = CardDriver.open(card::process, CardDriver.transport());
        again.succeed(CardDriver.install());

        assertThat(answer("80CAFF2100")).isEqualTo("FF211081020001820400013E0083040000" + "1000" + "9000");
    }

    @Test
    void tellsWhatItCanDo() {
        assertThat(answer("80CA006700"))
                .isEqualTo("671E" + "A009800103810170820107" + "81039EFE80" + "8203060200" + "830401020304" + "870139"
                        + "9000");
    }

    @Test
    void tellsItsDiversificationData() {
        assertThat(answer("80CA00CF00")).isEqualTo("CF0A" + CardDriver.KDD.toHex() + "9000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"80CA000000", "80CA004300", "80CA9F7E00", "80CAFF2000"})
    void knowsNoOtherObjects(String getData) {
        assertThat(answer(getData)).isEqualTo("6A88");
    }

    /** Without a channel, which a reset ends. */
    private String answer(String command) {
        card.reset();
        return card.process(command(command)).encode().toHex();
    }

    @ParameterizedTest
    @CsvSource({"8000,4501AA", "9000,4501AA", "8800,0070034501AA"})
    void setsTheIssuersObjectsInEveryStructure(String parameters, String data) {
        driver.succeed(lc("80E62000", "0000" + "08A000000151000000" + "000000"));

        driver.succeed(lc("80E2" + parameters, data));

        assertThat(driver.send("80CA004500").encode().toHex()).isEqualTo("4501AA9000");
    }
}
