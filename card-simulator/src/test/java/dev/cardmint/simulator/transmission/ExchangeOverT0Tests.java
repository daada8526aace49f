package dev.cardmint.simulator.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.birth.Transmission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeOverT0Tests {

    private final CountingCard card = new CountingCard();
    private final ApduExchange exchange = ApduExchange.over(Transmission.USUAL.with(Protocol.T0));

    private String answer(String command) {
        return exchange.exchange(Bytes.ofHex(command), card).encode().toHex();
    }

    @ParameterizedTest
    @CsvSource({
        "80CA0000,9000", // case 1
        "80CA000000,9000",
        "80CA000202,02029000", // case 2
        "80CA000003010203,9000", // case 3
        "80CA000203010203,6102", // case 4
        "80CA00020301020300,6102", // case 4, from a reader that keeps no Le
        "80CA010003010203,6100"
    })
    void answersEveryCase(String command, String answer) {
        assertThat(answer(command)).isEqualTo(answer);
        assertThat(card.executed).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80CA000200", "80CA000201", "80CA0002FF", "80CA0002"})
    void tellsTheRightLengthAndThenGivesWhatWaits(String wrongLength) {
        assertThat(answer(wrongLength)).isEqualTo("6C02");
        assertThat(answer("80CA000203")).isEqualTo("6C02");
        assertThat(answer("80CA000202")).isEqualTo("0202" + "9000");
        assertThat(card.executed).as("no second effect").isEqualTo(1);

        assertThat(answer("80CA000202")).isEqualTo("0202" + "9000");
        assertThat(card.executed).as("a new command").isEqualTo(2);
    }

    @Test
    void executesAnewWhenAnotherCommandCameBetween() {
        for (String between : new String[] {"80CA0000", "80CA000301", "80CA", "00C0000002"}) {
            answer("80CA000200");
            answer(between);
            int before = card.executed;
            assertThat(answer("80CA000202")).isEqualTo("0202" + "9000");
            assertThat(card.executed).isEqualTo(before + 1);
        }
        answer("80CA000200");
        exchange.reset();
        int before = card.executed;
        answer("80CA000202");
        assertThat(card.executed).isEqualTo(before + 1);
    }

    @Test
    void hasNothingForGetResponseWhenItAskedForTheCommandAgain() {
        answer("80CA000200");

        assertThat(answer("00C0000002")).isEqualTo("6985");
    }

    @Test
    void givesTheAnswerOfACommandWithDataByGetResponse() {
        card.status = new StatusWord(0x6283);
        assertThat(answer("80CA012C020102")).isEqualTo("6100");
        assertThat(answer("00C0000000")).isEqualTo("2C".repeat(256) + "612C");
        assertThat(answer("00C00000FF")).isEqualTo("6C2C");
        assertThat(answer("00C0000000")).isEqualTo("6C2C");
        assertThat(answer("00C000002B")).isEqualTo("2C".repeat(43) + "6101");
        assertThat(answer("00C0000001")).isEqualTo("2C" + "6283");
        assertThat(answer("00C0000001")).isEqualTo("6985");
        assertThat(card.executed).isEqualTo(1);
    }

    @Test
    void givesALongAnswerInParts() {
        assertThat(answer("80CA012C00")).isEqualTo("2C".repeat(256) + "612C");
        assertThat(answer("00C000002C")).isEqualTo("2C".repeat(44) + "9000");
        assertThat(answer("80CA012C10")).isEqualTo("6C00");
        assertThat(answer("80CA010000")).isEqualTo("00".repeat(256) + "9000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80",
                "80CA00",
                "80CA00000201",
                "80CA000002010203" + "04",
                "80CA0002000002",
                "80CA0000000003010203"
            })
    void answersWhatIsNoCommandWithWrongLength(String bytes) {
        assertThat(answer(bytes)).isEqualTo("6700");
        assertThat(card.executed).isZero();
    }
}
