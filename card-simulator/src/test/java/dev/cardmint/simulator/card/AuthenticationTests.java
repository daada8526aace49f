package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.command;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.AuthenticationRule.Counted;
import dev.cardmint.simulator.birth.AuthenticationRule.Reaction;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.Scp03Option;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTests {

    private static final String INITIALIZE_UPDATE = "8050000008000102030405060700";
    private static final String WRONG_AUTHENTICATE = "8482330010" + "00".repeat(16);

    private final SimulatedCard card = CardDriver.blank();

    @Test
    void answersInitializeUpdateWithItsDiversificationDataKeyVersionAndOption() {
        String answer = answer(INITIALIZE_UPDATE);

        assertThat(answer).startsWith("00112233445566778899" + "300370").endsWith("000001" + "9000");
        assertThat(answer).hasSize(2 * (32 + 2));
    }

    @Test
    void countsTheSequenceAndNeverRepeatsAChallenge() {
        String first = answer(INITIALIZE_UPDATE);
        String second = answer(INITIALIZE_UPDATE);

        assertThat(second).endsWith("000002" + "9000");
        assertThat(second.substring(26, 42)).isNotEqualTo(first.substring(26, 42));
    }

    @Test
    void answersWithoutASequenceCounterWhenItsChallengesAreRandom() {
        SimulatedCard other =
                BlankCard.with(CardDriver.transport()).option(0x60).create();

        assertThat(other.process(command(INITIALIZE_UPDATE)).data().size()).isEqualTo(29);
        CardDriver.open(other::process, CardDriver.transport()).succeed("80CA9F7F00");
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 192, 256})
    void opensAChannelWithKeysOfEverySize(int bits) {
        byte[] value = new byte[32];
        MasterKey master = MasterKey.of(0x30, bits, value);
        SimulatedCard other = BlankCard.with(master).create();

        CardDriver.open(other::process, master).succeed("80F28002024F0000");
        other.reset();
        assertThat(other.process(command("80CA00E000")).data().unsigned(7)).isEqualTo(bits / 8);
    }

    @ParameterizedTest
    @CsvSource({
        "8050310008000102030405060700,6A88",
        "8050000108000102030405060700,6A86",
        "805000000700010203040506,6700",
        "80500000100001020304050607000102030405060700,6700",
        "0050000008000102030405060700,6E00",
        "8482330010" + "00000000000000000000000000000000,6985"
    })
    void refusesWhatIsNoOpening(String command, String status) {
        assertThat(answer(command)).isEqualTo(status);
        assertThat(card.unfinishedAuthentications()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80CA9F7F00", "00A4040005F00000000100", "0070000001", "80FE0000", "8082000000"})
    void wantsExternalAuthenticateRightAfterInitializeUpdate(String between) {
        answer(INITIALIZE_UPDATE);
        answer(between);

        assertThat(answer(WRONG_AUTHENTICATE)).isEqualTo("6985");
    }

    @Test
    void countsFailedAndUnfinishedAuthenticationsUntilAGoodOne() {
        answer(INITIALIZE_UPDATE);
        answer(INITIALIZE_UPDATE);
        assertThat(answer(WRONG_AUTHENTICATE)).isEqualTo("6300");
        assertThat(answer(WRONG_AUTHENTICATE)).isEqualTo("6985");

        assertThat(card.unfinishedAuthentications()).isEqualTo(2);
        assertThat(card.failedAuthentications()).isEqualTo(1);

        CardDriver.open(card::process, CardDriver.transport());
        assertThat(card.unfinishedAuthentications()).isZero();
        assertThat(card.failedAuthentications()).isZero();
    }

    @Test
    void refusesToTryOnceTheLimitIsReached() {
        SimulatedCard limited =
                BlankCard.with(CardDriver.transport()).authenticationLimit(2).create();
        limited.process(command(INITIALIZE_UPDATE));
        limited.process(command(INITIALIZE_UPDATE));

        assertThat(limited.process(command(INITIALIZE_UPDATE)).statusWord()).hasToString("6983");
    }

    @Test
    void countsOnlyFailedTriesWhenItIsMadeSo() {
        SimulatedCard limited = BlankCard.with(CardDriver.transport())
                .counting(Counted.FAILED)
                .authenticationLimit(1)
                .create();
        limited.process(command(INITIALIZE_UPDATE));
        assertThat(limited.process(command(INITIALIZE_UPDATE)).statusWord()).hasToString("9000");
        limited.process(command(WRONG_AUTHENTICATE));

        assertThat(limited.process(command(INITIALIZE_UPDATE)).statusWord()).hasToString("6983");
    }

    @Test
    void neverRefusesTriesWhenItIsMadeToSlowDown() {
        SimulatedCard slow = BlankCard.with(CardDriver.transport())
                .reacting(Reaction.SLOWS_DOWN)
                .authenticationLimit(1)
                .create();
        for (int i = 0; i < 5; i++) {
            assertThat(slow.process(command(INITIALIZE_UPDATE)).statusWord()).hasToString("9000");
            assertThat(slow.process(command(WRONG_AUTHENTICATE)).statusWord()).hasToString("6300");
        }
    }

    @Test
    void closesTheChannelOnACommandWithoutSecureMessaging() {
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

        assertThat(answer("80CA9F7F00")).isEqualTo("6982");
        driver.refused("80CA9F7F00", 0x6982);
        assertThat(answer("80CA9F7F00")).endsWith("9000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8082330010", "8450000010"})
    void closesTheChannelOnAnOpeningOfTheWrongClass(String opening) {
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

        assertThat(answer(opening + "00".repeat(16))).isEqualTo("6E00");
        driver.refused("80CA9F7F00", 0x6982);
    }

    @Test
    void closesTheChannelOnSelectAndOnReset() {
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        answer("00A4040000");
        driver.refused("80CA9F7F00", 0x6982);

        driver = CardDriver.open(card::process, CardDriver.transport());
        card.reset();
        driver.refused("80CA9F7F00", 0x6982);
    }

    @Test
    void staysInTheChannelAfterAnErrorAnswer() {
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

        driver.refused("80CA004200", 0x6A88);
        driver.refused("80FE0000", 0x6D00);
        driver.succeed("80CA9F7F00");
    }

    @Test
    void provesOtherKeysToNobody() {
        Bytes plain = card.process(command(INITIALIZE_UPDATE)).data();
        SimulatedCard other =
                BlankCard.with(CardDriver.issuer()).kdd(CardDriver.KDD).create();

        assertThat(other.process(command(INITIALIZE_UPDATE)).data().slice(21, 29))
                .isNotEqualTo(plain.slice(21, 29));
    }

    private String answer(String command) {
        return card.process(command(command)).encode().toHex();
    }

    @Test
    void makesRandomChallengesAnewEachTime() {
        SimulatedCard other =
                BlankCard.with(CardDriver.transport()).option(0x60).create();
        Bytes first = other.process(command(INITIALIZE_UPDATE)).data().slice(13, 21);
        Bytes second = other.process(command(INITIALIZE_UPDATE)).data().slice(13, 21);

        assertThat(first).isNotEqualTo(second).isNotEqualTo(Bytes.copyOf(new byte[8]));
    }

    @Test
    void derivesItsChallengeWhenItSaysThatItIsPseudoRandom() {
        Bytes answer = card.process(command(INITIALIZE_UPDATE)).data();
        Bytes expected = new Scp03Option(0x70)
                .pseudoRandomChallenge(
                        CardDriver.transport().diversify(CardDriver.KDD),
                        answer.slice(29, 32),
                        Bytes.ofHex("A000000151000000"));

        assertThat(answer.slice(13, 21)).isEqualTo(expected);
    }

    @Test
    void endsTheChannelWithAnInitializeUpdateThatItRefuses() {
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

        assertThat(answer("8050310008000102030405060700")).isEqualTo("6A88");

        driver.refused("80CA9F7F00", 0x6982);
    }

    @Test
    void refusesToStartOnceTheSequenceCounterIsExhausted() {
        var state = CardDriver.emptyState();
        state.keySets().add(new KeySet(0x30, CardDriver.transport().diversify(CardDriver.KDD), 0xFFFFFE));
        var worn = new SimulatedCard(state, CardMemory.VOLATILE, new SplittableRandom(1));

        assertThat(worn.process(command(INITIALIZE_UPDATE)).data().slice(29, 32))
                .isEqualTo(Bytes.ofHex("FFFFFF"));
        assertThat(worn.process(command(INITIALIZE_UPDATE)).statusWord()).hasToString("6985");
    }

    @Test
    void wantsTheRightClassByte() {
        answer(INITIALIZE_UPDATE);
        assertThat(answer("8082330010" + "00".repeat(16))).isEqualTo("6E00");

        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        driver.refused("00F28002024F0000", 0x6E00);
    }
}
