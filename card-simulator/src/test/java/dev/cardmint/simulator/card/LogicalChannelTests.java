package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.PAYMENT_AID;
import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CommandApdu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicalChannelTests {

    private static final String OPEN = "0070000001";
    private static final String SELECT_PAYMENT = lc("00A40400", PAYMENT_AID) + "00";

    private final SimulatedCard card = CardDriver.blank();

    private String answer(String command) {
        return card.process(command(command)).encode().toHex();
    }

    /** The same command on another channel. */
    private static String on(int channel, String command) {
        return "%02X".formatted(Integer.parseInt(command.substring(0, 2), 16) | channel) + command.substring(2);
    }

    private ApduChannel channel(int number) {
        return command -> card.process(new CommandApdu(
                command.cla() | number, command.ins(), command.p1(), command.p2(), command.data(), command.ne()));
    }

    private CardDriver issuerOn(int number) {
        return CardDriver.open(channel(number), CardDriver.transport());
    }

    @Test
    void assignsThreeMoreChannels() {
        assertThat(answer(OPEN)).isEqualTo("01" + "9000");
        assertThat(answer(OPEN)).isEqualTo("02" + "9000");
        assertThat(answer(OPEN)).isEqualTo("03" + "9000");
        assertThat(answer(OPEN)).isEqualTo("6A81");
        assertThat(answer("83CA9F7F00")).endsWith("9000");
    }

    @Test
    void opensTheChannelThatIsAskedFor() {
        assertThat(answer("0070000200")).isEqualTo("9000");
        assertThat(answer("82CA9F7F00")).endsWith("9000");
        assertThat(answer("0070000200")).isEqualTo("6A86");
        assertThat(answer(OPEN)).isEqualTo("01" + "9000");
    }

    @Test
    void closesAChannelByNumberOrFromWithin() {
        answer(OPEN);
        answer(OPEN);
        assertThat(answer("00708001")).isEqualTo("9000");
        assertThat(answer("81CA9F7F00")).isEqualTo("6881");
        assertThat(answer("02708000")).isEqualTo("9000");
        assertThat(answer("82CA9F7F00")).isEqualTo("6881");
        assertThat(answer("00708002")).as("closed before").isEqualTo("6200");
        assertThat(answer("00708000")).as("basic").isEqualTo("6A81");
        assertThat(answer(OPEN)).isEqualTo("01" + "9000");
    }

    @ParameterizedTest
    @CsvSource({
        "0070000401,6A86",
        "0070010001,6A86",
        "00708004,6A86",
        "00700000020000,6700",
        "0170000001,6881",
        "81CA9F7F00,6881",
        "40CA9F7F00,6881",
        "C0CA9F7F00,6881",
        "10CA9F7F00,6884",
        "90CA9F7F00,6884",
        "0CCA9F7F00,6882",
        "88CA9F7F00,6882",
        "20CA9F7F00,6E00",
        "A0CA9F7F00,6E00",
        "FFCA9F7F00,6E00"
    })
    void refusesWhatIsNoChannelOfThisCard(String command, String status) {
        assertThat(answer(command)).isEqualTo(status);
    }

    @Test
    void hasNoChannelsWhenItIsMadeWithout() {
        SimulatedCard single =
                BlankCard.with(CardDriver.transport()).logicalChannels(1).create();

        assertThat(single.process(command(OPEN)).statusWord()).hasToString("6881");
        assertThat(single.process(command("81CA9F7F00")).statusWord()).hasToString("6881");
        assertThat(single.process(command("80CA9F7F00")).statusWord()).hasToString("9000");
    }

    @Test
    void opensAChannelBySelectingOnIt() {
        assertThat(answer("02A4040005F00000000100")).isEqualTo("6A82");
        assertThat(answer("82CA9F7F00")).as("nothing was selected").isEqualTo("6881");
        assertThat(answer("02A4040000")).startsWith("6F").endsWith("9000");
        assertThat(answer("82CA9F7F00")).endsWith("9000");
    }

    @Test
    void keepsSelectionsApart() {
        CardDriver.issue(new InsertedCard(card));
        card.reset();
        answer(OPEN);
        assertThat(answer(on(1, SELECT_PAYMENT))).endsWith("9000");

        assertThat(answer("80CA9F7F00")).endsWith("9000");
        assertThat(answer("81CA9F7F00"))
                .as("the application has no such object")
                .isEqualTo("6A88");
        assertThat(answer("81A8000002830000")).startsWith("77").endsWith("9000");
    }

    @Test
    void selectsAnApplicationOnOneChannelOnly() {
        CardDriver.issue(new InsertedCard(card));
        answer(OPEN);
        answer(on(1, SELECT_PAYMENT));

        assertThat(answer(SELECT_PAYMENT)).isEqualTo("6985");
        assertThat(answer(on(1, SELECT_PAYMENT))).as("again on its own").endsWith("9000");
        assertThat(answer(on(1, OPEN))).as("a channel inherits the selection").isEqualTo("6985");
        answer("00708001");
        assertThat(answer(SELECT_PAYMENT)).endsWith("9000");
    }

    @Test
    void keepsSecureChannelsApart() {
        answer(OPEN);
        answer(OPEN);
        CardDriver basic = issuerOn(0);
        CardDriver first = issuerOn(1);
        CardDriver second = issuerOn(2);

        basic.succeed("80CA9F7F00");
        second.succeed("80CA9F7F00");
        first.succeed("80F28002024F0000");
        basic.succeed("80CA9F7F00");
        assertThat(answer("81CA9F7F00")).as("plain on a secure channel").isEqualTo("6982");
        first.refused("80CA9F7F00", 0x6982);
        basic.succeed("80CA9F7F00");
        answer("00708002");
        second.refused("80CA9F7F00", 0x6881);
        basic.succeed("80CA9F7F00");
    }

    @Test
    void givesTheRestOfAnAnswerOnItsOwnChannel() {
        answer(OPEN);
        assertThat(answer("81CA006610")).endsWith("6123");
        assertThat(answer("01C0000000")).endsWith("9000");
        assertThat(answer("81CA006610")).endsWith("6123");
        assertThat(answer("00C0000000")).isEqualTo("6985");
    }

    @Test
    void keepsChainsApart() {
        CardDriver personalizing = issuerOn(0);
        personalizing.succeed(CardDriver.install());
        personalizing.succeed(CardDriver.personalize());
        answer(OPEN);
        CardDriver other = issuerOn(1);

        other.refused(CardDriver.storeData(0x08, 0, "0101020000"), 0x6985);
        CardDriver.storeData(CardDriver.transport(), 200).forEach(personalizing::succeed);
    }

    @Test
    void endsAChainWhenAnotherChannelManagesContent() {
        CardDriver personalizing = issuerOn(0);
        personalizing.succeed(CardDriver.install());
        personalizing.succeed(CardDriver.personalize());
        answer(OPEN);
        CardDriver other = issuerOn(1);
        other.succeed("80CA9F7F00");
        personalizing.succeed(CardDriver.storeData(0x08, 0, "0101020000"));
        other.refused(lc("80E40000", "4F05F000000000"), 0x6A88);
        personalizing.succeed(CardDriver.storeData(0x08, 1, "0102020000"));

        other.succeed(CardDriver.delete());

        personalizing.refused(CardDriver.storeData(0x08, 2, "0103020000"), 0x6985);
    }

    @Test
    void closesAllChannelsOnReset() {
        answer(OPEN);
        CardDriver first = issuerOn(1);
        card.reset();

        first.refused("80CA9F7F00", 0x6881);
        assertThat(answer(OPEN)).isEqualTo("01" + "9000");
        first.refused("80CA9F7F00", 0x6982);
    }

    @Test
    void keepsAnApplicationThatIsSelectedOnAnotherChannel() {
        CardDriver driver = issuerOn(0);
        driver.succeed(CardDriver.install());
        answer(OPEN);
        answer(on(1, SELECT_PAYMENT));

        driver.refused(CardDriver.delete(), 0x6985);

        assertThat(answer("81FE000000")).as("the application's own answer").isEqualTo("6D00");
        assertThat(card.applications()).hasSize(1);
        answer("0070800100");
        driver.succeed(CardDriver.delete());
        assertThat(card.applications()).isEmpty();
    }

    @Test
    void answersNoMoreForAnApplicationThatIsLocked() {
        CardDriver driver = issuerOn(0);
        driver.succeed(CardDriver.install());
        answer(OPEN);
        answer(on(1, SELECT_PAYMENT));
        assertThat(answer("81FE000000")).as("the application's own answer").isEqualTo("6D00");
        driver.succeed(lc("80F04080", PAYMENT_AID));

        assertThat(answer("81FE000000")).isEqualTo("6985");
        assertThat(answer("01A4040000")).endsWith("9000");
        assertThat(answer("81CA9F7F00")).endsWith("9000");
    }

    @Test
    void opensNoChannelWhileTheCardIsLockedOrTerminated() {
        CardDriver driver = issuerOn(0);
        driver.succeed("80F08007");
        driver.succeed("80F0800F");
        driver.succeed("80F0807F");
        assertThat(answer(OPEN)).isEqualTo("6A81");

        driver.succeed("80F080FF");
        assertThat(answer(OPEN)).isEqualTo("6985");
    }
}
