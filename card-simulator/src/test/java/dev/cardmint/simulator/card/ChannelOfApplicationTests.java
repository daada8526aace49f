package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.KDD;
import static dev.cardmint.simulator.card.CardDriver.PAYMENT_AID;
import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.Scp03Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Select the application, then open the channel": the domain's keys serve what is selected. */
class ChannelOfApplicationTests {

    private static final String SELECT = lc("00A40400", PAYMENT_AID) + "00";
    private static final String INITIALIZE_UPDATE = "8050000008000102030405060700";

    private final SimulatedCard card = CardDriver.blank();

    @BeforeEach
    void install() {
        CardDriver.open(card::process, CardDriver.transport()).succeed(CardDriver.install());
        assertThat(answer(SELECT)).endsWith("9000");
    }

    private String answer(String command) {
        return card.process(command(command)).encode().toHex();
    }

    private CardDriver openSelected() {
        return CardDriver.openSelected(card::process, CardDriver.transport());
    }

    @Test
    void personalizesTheSelectedApplication() {
        CardDriver driver = openSelected();

        CardDriver.storeData(CardDriver.transport(), 200).forEach(driver::succeed);

        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x0F);
        driver.succeed("80CADF0000"); // the application's own commands pass through the channel
        driver.refused("80CA9F7F00", 0x6A88);
        answer(SELECT);
        assertThat(answer("80A8000002830000")).startsWith("77").endsWith("9000");
    }

    @Test
    void beginsTheChainWithItsFirstBlockOnly() {
        CardDriver driver = openSelected();
        driver.refused(CardDriver.storeData(0x08, 1, "0101020000"), 0x6985);
        driver.succeed(CardDriver.storeData(0x08, 0, "0101020000"));
        driver.refused(CardDriver.storeData(0x08, 0, "0101020000"), 0x6A86);
        driver.succeed(CardDriver.storeData(0x08, 0, "0101020000"));
    }

    @Test
    void personalizesNothingTwice() {
        CardDriver driver = openSelected();
        CardDriver.storeData(CardDriver.transport(), 200).forEach(driver::succeed);

        driver.refused(CardDriver.storeData(0x08, 0, "0101020000"), 0x6985);
    }

    @Test
    void managesNoContentThere() {
        CardDriver driver = openSelected();

        driver.refused(CardDriver.delete(), 0x6D00);
        driver.refused(CardDriver.putKey(), 0x6D00);
        driver.refused("80F08007", 0x6D00);
        driver.refused("80F28002024F0000", 0x6D00);
        assertThat(card.lifeCycle()).isEqualTo(CardLifeCycle.OP_READY);
    }

    @Test
    void derivesItsChallengeFromTheNameOfTheApplication() {
        Bytes answer = card.process(command(INITIALIZE_UPDATE)).data();
        Bytes sequence = answer.slice(29, 32);

        assertThat(answer.slice(13, 21)).isEqualTo(challenge(sequence, PAYMENT_AID));
        answer("00A4040000");
        answer = card.process(command(INITIALIZE_UPDATE)).data();
        assertThat(answer.slice(13, 21)).isEqualTo(challenge(answer.slice(29, 32), "A000000151000000"));
    }

    private static Bytes challenge(Bytes sequence, String aid) {
        return new Scp03Option(0x70)
                .pseudoRandomChallenge(CardDriver.transport().diversify(KDD), sequence, Bytes.ofHex(aid));
    }

    @Test
    void leavesToTheApplicationWhatIsNotGlobalPlatforms() {
        assertThat(answer("0082000008" + "00".repeat(8)))
                .as("EXTERNAL AUTHENTICATE of ISO")
                .isEqualTo("6D00");
        assertThat(answer("8482330010" + "00".repeat(16))).isEqualTo("6985");
    }

    @Test
    void closesTheChannelOnAPlainCommandAndOnSelect() {
        CardDriver driver = openSelected();
        assertThat(answer("80CADF0000")).isEqualTo("6982");
        driver.refused("80CADF0000", 0x6E00); // the class byte of secure messaging means nothing without a channel

        driver = openSelected();
        answer(SELECT);
        driver.refused("80CADF0000", 0x6E00);
    }
}
