package dev.cardmint.simulator.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.Transmission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeOverT1Tests {

    private final CountingCard card = new CountingCard();
    private final ApduExchange exchange = ApduExchange.over(Transmission.USUAL);

    private String answer(String command) {
        return exchange.exchange(Bytes.ofHex(command), card).encode().toHex();
    }

    /** The card answers with as many bytes as P1 and P2 say. */
    @ParameterizedTest
    @CsvSource({
        "80CA0000,'',9000", // case 1
        "80CA000200,0202,9000", // case 2S
        "80CA000202,0202,9000",
        "80CA0002000002,0202,9000", // case 2E
        "80CA0002000000,0202,9000",
        "80CA000003010203,'',9000", // case 3S
        "80CA0000000003010203,'',9000", // case 3E
        "80CA00020301020300,0202,9000", // case 4S
        "80CA00020000030102030000,0202,9000" // case 4E
    })
    void answersEveryCase(String command, String data, String status) {
        assertThat(answer(command)).isEqualTo(data + status);
        assertThat(card.executed).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80CA0002", "80CA000203010203", "80CA0002000003010203"})
    void holdsBackAnAnswerThatNobodyAskedFor(String withoutLe) {
        assertThat(answer(withoutLe)).isEqualTo("6102");
        assertThat(answer("00C0000002")).isEqualTo("0202" + "9000");
        assertThat(card.executed).isEqualTo(1);
    }

    @Test
    void givesAnRMacAlsoWithoutLe() {
        card.hasRMac = true;

        assertThat(answer("80CA0008")).isEqualTo("08".repeat(8) + "9000");
    }

    @Test
    void givesALongAnswerInPartsAsLongAsAsked() {
        assertThat(answer("80CA021000")).isEqualTo("10".repeat(256) + "6100");
        assertThat(answer("00C00000FF")).isEqualTo("10".repeat(255) + "6111");
        assertThat(answer("00C0000000")).isEqualTo("10".repeat(17) + "9000");
        assertThat(answer("00C0000000")).isEqualTo("6985");
        assertThat(answer("80CA0005" + "03")).isEqualTo("050505" + "6102");
        assertThat(answer("80CA0210" + "000000")).isEqualTo("10".repeat(0x210) + "9000");
    }

    @Test
    void endsALongAnswerWithItsWarning() {
        card.status = new StatusWord(0x6310);

        assertThat(answer("80CA000501")).isEqualTo("05" + "6104");
        assertThat(answer("00C0000004")).isEqualTo("05050505" + "6310");
    }

    @Test
    void forgetsTheRestWithAnyOtherCommand() {
        for (String other : new String[] {"80CA0000", "81C0000000", "80CA00", "01C0000000", "8CC0000000"}) {
            answer("80CA0002");
            answer(other);
            assertThat(answer("00C0000002")).isEqualTo("6985");
        }
        answer("80CA0002");
        exchange.reset();
        assertThat(answer("00C0000002")).isEqualTo("6985");
    }

    /** As hosts on the JDK's provider send it. */
    @ParameterizedTest
    @ValueSource(strings = {"00", "04", "80", "84"})
    void givesTheRestAlsoInTheClassOfItsCommand(String cla) {
        answer("80CA0002");

        assertThat(answer(cla + "C0000002")).isEqualTo("0202" + "9000");
        assertThat(card.executed).isEqualTo(1);
    }

    @Test
    void givesTheRestOnTheChannelOfItsCommandOnly() {
        answer("83CA0002");
        assertThat(answer("03C0000002")).isEqualTo("0202" + "9000");

        answer("83CA0002");
        assertThat(answer("02C0000002")).isEqualTo("6985");
    }

    @Test
    void keepsTheRestWhenGetResponseIsMalformed() {
        answer("80CA0002");

        assertThat(answer("00C00000")).isEqualTo("6C02");
        assertThat(answer("00C0010002")).isEqualTo("6A86");
        assertThat(answer("00C00000020102")).isEqualTo("6700");
        assertThat(answer("00C0000002")).isEqualTo("0202" + "9000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80",
                "80CA",
                "80CA00",
                "80CA00000201",
                "80CA0000020102030405",
                "80CA00000000",
                "80CA000000000000",
                "80CA000000000201",
                "80CA0000000002010203"
            })
    void answersWhatIsNoCommandWithWrongLength(String bytes) {
        assertThat(answer(bytes)).isEqualTo("6700");
        assertThat(card.executed).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80CA0002000002", "80CA0000000003010203", "80CA00020000030102030000"})
    void refusesExtendedLengthWhereTheCardHasNone(String extended) {
        ApduExchange shortOnly = ApduExchange.over(Transmission.USUAL.extendedLength(false));

        assertThat(shortOnly.exchange(Bytes.ofHex(extended), card)).isEqualTo(ApduExchange.WRONG_LENGTH);
        assertThat(card.executed).isZero();
        ResponseApdu plain = shortOnly.exchange(Bytes.ofHex("80CA000200"), card);
        assertThat(plain.statusWord()).isEqualTo(StatusWord.SUCCESS);
    }
}
