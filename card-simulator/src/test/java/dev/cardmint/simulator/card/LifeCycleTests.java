package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.PAYMENT_AID;
import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifeCycleTests {

    private final SimulatedCard card = CardDriver.blank();
    private final CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

    @Test
    void goesStepByStepToSecured() {
        assertThat(card.lifeCycle()).isEqualTo(CardLifeCycle.OP_READY);
        driver.succeed("80F08007");
        assertThat(card.lifeCycle()).isEqualTo(CardLifeCycle.INITIALIZED);
        driver.succeed("80F0800F");
        assertThat(card.lifeCycle()).isEqualTo(CardLifeCycle.SECURED);
    }

    @ParameterizedTest
    @CsvSource({
        "'',01",
        "'',0F",
        "'',7F",
        "07,07",
        "07,01",
        "07,7F",
        "07 0F,07",
        "07 0F,01",
        "07 0F,0F",
        "07 0F 7F,07",
        "07 0F 7F,7F"
    })
    void neverGoesBackOrSkipsAStep(String way, String next) {
        for (String step : way.split(" ", -1)) {
            if (!step.isEmpty()) {
                driver.succeed("80F080" + step);
            }
        }
        CardLifeCycle before = card.lifeCycle();

        driver.refused("80F080" + next, 0x6985);

        assertThat(card.lifeCycle()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80F08003", "80F00007", "80F05007"})
    void refusesWhatIsNoLifeCycle(String setStatus) {
        driver.refused(setStatus, 0x6A86);
    }

    @Test
    void onlyWaitsForUnlockingOnceLocked() {
        CardDriver.issueScript().forEach(driver::succeed);
        driver.succeed("80F0807F");

        assertThat(card.process(command("00A4040000")).statusWord()).hasToString("6283");
        assertThat(card.process(command(lc("00A40400", PAYMENT_AID) + "00")).statusWord())
                .hasToString("6A82");
        CardDriver locked = lockedChannel();
        locked.refused(CardDriver.delete(), 0x6985);
        locked.refused(CardDriver.putKey(0x31, CardDriver.issuer(), CardDriver.transport()), 0x6985);
        locked.refused("80F04080" + "0A" + PAYMENT_AID, 0x6985);
        locked.succeed("80CA9F7F00");
        locked.succeed("80F28002024F0000");
        locked.succeed("80F0800F");

        assertThat(card.process(command(lc("00A40400", PAYMENT_AID) + "00")).statusWord())
                .hasToString("9000");
    }

    /** SELECT warns, so the driver's own opening would stop. */
    private CardDriver lockedChannel() {
        return CardDriver.open(
                command -> command.ins() == 0xA4 ? ResponseApdu.of(StatusWord.SUCCESS) : card.process(command),
                CardDriver.issuer());
    }

    @Test
    void hidesApplicationsThatWereSelectedWhenTheCardWasLocked() {
        CardDriver.issueScript().forEach(driver::succeed);
        driver.succeed("80F0807F");
        card.process(command(lc("00A40400", PAYMENT_AID) + "00"));

        assertThat(card.process(command("80A8000002830000")).statusWord().succeeded())
                .isFalse();
    }

    @Test
    void onlyTellsItsDataOnceTerminated() {
        driver.succeed("80F080FF");
        driver.refused("80F28002024F0000", 0x6985);
        driver.refused("80F0800F", 0x6985);
        driver.refused(CardDriver.install(), 0x6985);
        driver.succeed("80CA9F7F00");

        card.reset();
        assertThat(card.process(command("00A4040000")).statusWord()).hasToString("6985");
        assertThat(card.process(command("8050000008000102030405060700")).statusWord())
                .hasToString("6985");
        assertThat(card.process(command("80CA9F7F00")).statusWord()).hasToString("9000");
        assertThat(card.lifeCycle()).isEqualTo(CardLifeCycle.TERMINATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00A40400",
                "00A4040008A00000015100000000",
                "80F28002024F0000",
                "80E60C0000",
                "80FE000000",
                "0070000001"
            })
    void refusesEverythingButGetDataOnceTerminated(String command) {
        driver.succeed("80F080FF");
        card.reset();

        assertThat(card.process(command(command)).statusWord()).hasToString("6985");
    }

    @Test
    void locksAndUnlocksAnApplication() {
        driver.succeed(CardDriver.install());
        driver.succeed("80F04080" + "0A" + PAYMENT_AID);
        driver.refused("80F04080" + "0A" + PAYMENT_AID, 0x6985);
        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x87);
        assertThat(card.process(command(lc("00A40400", PAYMENT_AID) + "00")).statusWord())
                .hasToString("6A82");

        CardDriver again = CardDriver.open(card::process, CardDriver.transport());
        again.refused(CardDriver.personalize(), 0x6985);
        again.succeed("80F04007" + "0A" + PAYMENT_AID);
        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x07);
        again.refused("80F04080" + "05F000000000", 0x6A88);
    }
}
