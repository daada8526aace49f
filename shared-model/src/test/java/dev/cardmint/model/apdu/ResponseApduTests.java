package dev.cardmint.model.apdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseApduTests {

    @ParameterizedTest
    @CsvSource({"9000, '', 9000", "01026A88, 0102, 6A88", "FF, '', ''"})
    void hasItsStatusWordLast(String encoded, String data, String status) {
        Bytes bytes = Bytes.ofHex(encoded);
        if (status.isEmpty()) {
            assertThatExceptionOfType(MalformedApduException.class)
                    .isThrownBy(() -> ResponseApdu.parse(bytes))
                    .withMessage("A response APDU has at least 2 bytes, got 1");
            return;
        }
        var response = new ResponseApdu(Bytes.ofHex(data), StatusWord.parse(status));

        assertThat(ResponseApdu.parse(bytes)).isEqualTo(response);
        assertThat(response.encode()).isEqualTo(bytes);
    }

    @Test
    void neverPrintsItsData() {
        assertThat(new ResponseApdu(Bytes.of(1, 2, 3), StatusWord.SUCCESS)).hasToString("9000 Nr=3");
        assertThat(ResponseApdu.of(new StatusWord(0x6A82))).hasToString("6A82 Nr=0");
    }

    @ParameterizedTest
    @CsvSource({"9000, 90, 00", "6a88, 6A, 88", "0000, 00, 00", "FFFF, FF, FF"})
    void splitsAStatusWordIntoItsBytes(String text, String sw1, String sw2) {
        StatusWord status = StatusWord.parse(text);

        assertThat(status.sw1()).isEqualTo(Integer.parseInt(sw1, 16));
        assertThat(status.sw2()).isEqualTo(Integer.parseInt(sw2, 16));
        assertThat(status).hasToString(sw1 + sw2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6200", "6310", "9001", "9100", "61FF"})
    void callsNothingButNormalProcessingASuccess(String status) {
        assertThat(StatusWord.parse(status).succeeded()).isFalse();
        assertThat(StatusWord.SUCCESS.succeeded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "900", "90000", "90 00", "9G00"})
    void refusesATextThatIsNoStatusWord(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusWord.parse(text))
                .withMessage("A status word is four hexadecimal digits");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x10000})
    void refusesANumberThatIsNoStatusWord(int value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StatusWord(value));
    }
}
