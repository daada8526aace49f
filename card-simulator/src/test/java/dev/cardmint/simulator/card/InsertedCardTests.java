package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.AuthenticationRule.Reaction;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.reading.WholeAnswers;
import dev.cardmint.simulator.securechannel.HostChannel;
import dev.cardmint.simulator.securechannel.NotAuthenticException;
import dev.cardmint.simulator.transmission.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InsertedCardTests {

    private static final Bytes HOST_CHALLENGE = Bytes.ofHex("0001020304050607");

    /** SELECT, INITIALIZE UPDATE and EXTERNAL AUTHENTICATE come before the script. */
    private static final int OPENING = 3;

    private final SimulatedCard card = CardDriver.blank();

    static Stream<Faults> tears() {
        return IntStream.rangeClosed(1, OPENING + CardDriver.issueScript().size())
                .boxed()
                .flatMap(n -> Stream.of(Faults.NONE.tearBefore(n), Faults.NONE.tearAfter(n)));
    }

    @ParameterizedTest
    @MethodSource("tears")
    void recoversFromEveryTear(Faults faults) {
        var torn = new InsertedCard(card, faults);
        assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> CardDriver.issue(torn));
        int number = Math.max(faults.tearBefore(), faults.tearAfter());
        assertThat(torn.present()).isFalse();
        assertThat(torn.commands()).isEqualTo(number);
        assertThat(card.apdusReceived()).isEqualTo(number);
        assertStateAfter(faults.tearAfter() > 0 ? number - OPENING : number - OPENING - 1);

        recover(new InsertedCard(card));

        assertThat(card.keyVersions()).containsExactly(0x31);
        assertThat(card.lifeCycle()).isEqualTo(CardLifeCycle.SECURED);
        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x0F);
    }

    /** What the script's first commands have done, and no more. */
    private void assertStateAfter(int commands) {
        int script = CardDriver.issueScript().size();
        assertThat(card.applications()).hasSize(commands >= 1 ? 1 : 0);
        if (commands >= 1) {
            assertThat(card.applications().get(0).lifeCycle()).isEqualTo(commands >= script - 3 ? 0x0F : 0x07);
        }
        assertThat(card.lifeCycle())
                .isEqualTo(
                        commands >= script - 1
                                ? CardLifeCycle.SECURED
                                : commands >= script - 2 ? CardLifeCycle.INITIALIZED : CardLifeCycle.OP_READY);
        assertThat(card.keyVersions()).containsExactly(commands >= script ? 0x31 : 0x30);
    }

    private void recover(InsertedCard inserted) {
        boolean issuer = card.keyVersions().contains(0x31);
        CardDriver driver = CardDriver.open(inserted, issuer ? CardDriver.issuer() : CardDriver.transport());
        if (!card.applications().isEmpty()) {
            driver.succeed(CardDriver.delete());
        }
        driver.succeed(CardDriver.install());
        driver.succeed(CardDriver.personalize());
        CardDriver.storeData(issuer ? CardDriver.issuer() : CardDriver.transport(), 150)
                .forEach(driver::succeed);
        if (card.lifeCycle() == CardLifeCycle.OP_READY) {
            driver.succeed("80F08007");
        }
        if (card.lifeCycle() == CardLifeCycle.INITIALIZED) {
            driver.succeed("80F0800F");
        }
        if (!issuer) {
            driver.succeed(CardDriver.putKey());
        }
    }

    @Test
    void refusesEveryCommandOfAKindWithoutItsEffect() {
        SimulatedCard refusing = CardDriver.blank();
        var inserted = new InsertedCard(refusing, Faults.NONE.statusOf(0xD8, new StatusWord(0x6A80)));
        CardDriver driver = CardDriver.open(inserted, CardDriver.transport());

        driver.refused(CardDriver.putKey(), 0x6A80);
        driver.refused(CardDriver.putKey(), 0x6A80);

        assertThat(refusing.keyVersions()).containsExactly(0x30);
        driver.succeed("80CA00E000");
    }

    @Test
    void isGoneOncePulled() {
        var inserted = new InsertedCard(card);
        inserted.transmit(command("00A4040000"));
        inserted.pull();

        assertThat(inserted.present()).isFalse();
        assertThatExceptionOfType(CardUnreachableException.class)
                .isThrownBy(() -> inserted.transmit(command("00A4040000")));
        assertThat(card.apdusReceived()).isEqualTo(1);
    }

    @Test
    void losesItsChannelWhenPulled() {
        var inserted = new InsertedCard(card);
        CardDriver.open(inserted, CardDriver.transport());
        inserted.pull();

        assertThat(new InsertedCard(card)
                        .transmit(command("84CA9F7F08" + "00".repeat(8)))
                        .statusWord())
                .hasToString("6982");
    }

    @Test
    void flipsOneBitOfTheAskedForRMacOnly() throws Exception {
        var inserted = new InsertedCard(card, Faults.NONE.flipRMac(2));
        HostChannel channel = HostChannel.open(inserted, CardDriver.transport(), HOST_CHALLENGE);

        assertThat(channel.transmit(command("80CA9F7F00")).statusWord()).isEqualTo(StatusWord.SUCCESS);
        assertThat(channel.transmit(command("80CA004200")).statusWord()).hasToString("6A88");
        assertThatExceptionOfType(NotAuthenticException.class)
                .isThrownBy(() -> channel.transmit(command("80CA9F7F00")))
                .withMessage("The R-MAC of an answer does not hold");
        assertThat(channel.transmit(command("80CA9F7F00")).statusWord()).isEqualTo(StatusWord.SUCCESS);
    }

    @Test
    void flipsTheCardCryptogram() {
        var inserted = new InsertedCard(card, Faults.NONE.withFlippedCryptogram());

        assertThatExceptionOfType(NotAuthenticException.class)
                .isThrownBy(() -> HostChannel.open(inserted, CardDriver.transport(), HOST_CHALLENGE))
                .withMessage("The card does not prove these keys");
    }

    @Test
    void flipsStoredDataOnceItIsPersonalized() {
        Faults faults = Faults.NONE.flipObject(0x0101, 3);
        CardDriver.issue(new InsertedCard(card, faults));

        assertThat(firstRecord(new InsertedCard(card))).isEqualTo("7004570312349000");
        assertThat(firstRecord(new InsertedCard(card, faults))).as("only once").isEqualTo("7004570312349000");
    }

    @Test
    void flipsNothingThatIsNotThere() {
        CardDriver.issue(new InsertedCard(card, Faults.NONE.flipObject(0x0101, 6)));
        assertThat(firstRecord(new InsertedCard(card, Faults.NONE.flipObject(0x0909, 0))))
                .isEqualTo("7004570212349000");
    }

    private static String firstRecord(InsertedCard inserted) {
        inserted.transmit(command(CardDriver.lc("00A40400", CardDriver.PAYMENT_AID) + "00"));
        return inserted.transmit(command("00B2010C00")).encode().toHex();
    }

    @Test
    void answersAStatusInThePlaceOfACommand() {
        var inserted = new InsertedCard(card, Faults.NONE.status(4, new StatusWord(0x6A84)));
        CardDriver driver = CardDriver.open(inserted, CardDriver.transport());

        driver.refused(CardDriver.install(), 0x6A84);
        assertThat(card.applications()).isEmpty();
        driver.succeed(CardDriver.install());
    }

    @Test
    void claimsSuccessWithAnRMacForWhatItNeverDid() {
        var inserted = new InsertedCard(card, Faults.NONE.status(4, StatusWord.SUCCESS));
        CardDriver driver = CardDriver.open(inserted, CardDriver.transport());

        driver.succeed(CardDriver.install());
        assertThat(card.applications()).isEmpty();
    }

    @Test
    void answersAStatusInThePlaceOfAnyPlainCommand() {
        for (String plain : List.of("00A4040000", "80CA9F7F00", "8050000008000102030405060700", "8482330000")) {
            var inserted = new InsertedCard(card, Faults.NONE.status(1, new StatusWord(0x6F00)));
            assertThat(inserted.transmit(command(plain))).isEqualTo(ResponseApdu.of(new StatusWord(0x6F00)));
        }
    }

    @Test
    void passesTheTimeOfEveryCommandBeforeItsAnswer() {
        var passed = new ArrayList<Duration>();
        var insertion = new Insertion(Faults.NONE, Latency.parse("command=1000us,A4=5000us"), passed::add);
        var inserted = new InsertedCard(CardDriver.blank(), insertion);

        inserted.transmit(command("00A4040000"));
        inserted.transmit(Bytes.ofHex("80CA"));

        assertThat(passed).containsExactly(Duration.ofMillis(6), Duration.ofMillis(1));
    }

    @Test
    void answersTriesBeyondTheLimitLateWhenItSlowsDown() {
        var passed = new ArrayList<Duration>();
        SimulatedCard slow = BlankCard.with(CardDriver.transport())
                .kdd(CardDriver.KDD)
                .authenticationLimit(2)
                .reacting(Reaction.SLOWS_DOWN)
                .create();
        var inserted = new InsertedCard(slow, new Insertion(Faults.NONE, Latency.parse("try=24000000us"), passed::add));

        for (int i = 0; i < 3; i++) {
            inserted.transmit(command("8050000008000102030405060700"));
        }
        CardDriver.open(inserted, CardDriver.transport());
        inserted.transmit(command("8050000008000102030405060700"));

        assertThat(passed.stream().map(Duration::toSeconds)).containsExactly(0L, 0L, 24L, 0L, 24L, 0L, 0L);
    }

    @Test
    void flipsAnRMacThatGetResponseBrings() {
        SimulatedCard t0 = BlankCard.with(CardDriver.transport())
                .kdd(CardDriver.KDD)
                .protocol(Protocol.T0)
                .create();
        var whole = new WholeAnswers(new InsertedCard(t0, Faults.NONE.flipRMac(2)));
        CardDriver driver = CardDriver.open(whole, CardDriver.transport());
        driver.succeed("80CA9F7F00");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> driver.send("80CA9F7F00"))
                .withMessageContaining("The R-MAC of an answer does not hold");
    }

    @Test
    void flipsTheCryptogramOfS16() throws Exception {
        Bytes challenge = Bytes.copyOf(new byte[16]);
        String initializeUpdate = "8050000010" + "00".repeat(16) + "00";
        Bytes good = s16(Faults.NONE).transmit(command(initializeUpdate)).data();
        Bytes flipped = s16(Faults.NONE.withFlippedCryptogram())
                .transmit(command(initializeUpdate))
                .data();

        assertThat(flipped.slice(0, 29)).isEqualTo(good.slice(0, 29));
        assertThat(flipped.unsigned(29)).isEqualTo(good.unsigned(29) ^ 1);
        assertThatExceptionOfType(NotAuthenticException.class)
                .isThrownBy(() ->
                        HostChannel.open(s16(Faults.NONE.withFlippedCryptogram()), CardDriver.transport(), challenge));
    }

    private static InsertedCard s16(Faults faults) {
        return new InsertedCard(
                BlankCard.with(CardDriver.transport())
                        .kdd(CardDriver.KDD)
                        .option(0x71)
                        .create(),
                faults);
    }
}
