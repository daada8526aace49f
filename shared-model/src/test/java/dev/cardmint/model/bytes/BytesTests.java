package dev.cardmint.model.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTests {

    private static final Bytes FIVE = Bytes.ofHex("0001807FFF");

    @Test
    void readsAndWritesHexadecimalInEitherCase() {
        assertThat(Bytes.ofHex("a0 00 00 01 51")).isEqualTo(Bytes.of(0xA0, 0, 0, 1, 0x51));
        assertThat(Bytes.of(0xA0, 0x0B).toHex()).isEqualTo("A00B");
        assertThat(Bytes.ofHex("")).isEqualTo(Bytes.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0G", "000", "0x00"})
    void refusesTextThatIsNotHexadecimal(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofHex(text));
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "FB, -w", "FBFF, -_8", "FBFFBE, -_--"})
    void isBase64UrlWithoutPaddingInJson(String hex, String text) {
        assertThat(Bytes.ofHex(hex).toBase64Url()).isEqualTo(text);
        assertThat(Bytes.ofBase64Url(text)).isEqualTo(Bytes.ofHex(hex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+/8", "-_8 ", "A"})
    void refusesTextThatIsNotBase64Url(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofBase64Url(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void refusesAValueThatIsNoByte(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bytes.of(0, value))
                .withMessage("Byte out of range: " + value);
    }

    @Test
    void givesBytesAsNumbersFromZeroTo255() {
        assertThat(Bytes.of(0, 255)).isEqualTo(Bytes.ofHex("00FF"));
        assertThat(FIVE.unsigned(2)).isEqualTo(0x80);
        assertThat(FIVE.unsigned(4)).isEqualTo(0xFF);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> FIVE.unsigned(5));
    }

    @Test
    void slicesWithinItsEnds() {
        assertThat(FIVE.slice(0, 5)).isEqualTo(FIVE);
        assertThat(FIVE.slice(1, 3)).isEqualTo(Bytes.ofHex("0180"));
        assertThat(FIVE.slice(5, 5)).isEqualTo(Bytes.EMPTY);
        assertThat(Bytes.copyOfRange(FIVE.toByteArray(), 1, 3)).isEqualTo(Bytes.ofHex("0180"));
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "2, 6", "3, 2", "6, 6"})
    void refusesToSliceOutsideOfItsEnds(int from, int to) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> FIVE.slice(from, to))
                .withMessage("%d..%d of 5 bytes", from, to);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> Bytes.copyOfRange(FIVE.toByteArray(), from, to));
    }

    @Test
    void joinsTwo() {
        assertThat(Bytes.ofHex("0102").concat(Bytes.ofHex("03"))).isEqualTo(Bytes.ofHex("010203"));
        assertThat(FIVE.concat(Bytes.EMPTY)).isEqualTo(FIVE);
    }

    @Test
    void knowsWhatItStartsWith() {
        assertThat(FIVE.startsWith(Bytes.EMPTY)).isTrue();
        assertThat(FIVE.startsWith(Bytes.ofHex("0001"))).isTrue();
        assertThat(FIVE.startsWith(FIVE)).isTrue();
        assertThat(FIVE.startsWith(Bytes.ofHex("0002"))).isFalse();
        assertThat(FIVE.startsWith(FIVE.concat(Bytes.of(0)))).isFalse();
    }

    @Test
    void neverChanges() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.copyOf(source);
        source[0] = 9;
        bytes.toByteArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.of(1, 2, 3));
        assertThat(bytes.toByteArray()).containsExactly(1, 2, 3);
    }

    @Test
    void readsAndWritesText() {
        Bytes name = Bytes.ofText("Zoë", StandardCharsets.UTF_8);

        assertThat(name).isEqualTo(Bytes.ofHex("5A6FC3AB"));
        assertThat(name.toText(StandardCharsets.UTF_8)).isEqualTo("Zoë");
    }

    @Test
    void isEqualByContent() {
        assertThat(Bytes.of(1, 2)).isEqualTo(Bytes.of(1, 2)).hasSameHashCodeAs(Bytes.of(1, 2));
        assertThat(Bytes.of(1, 2)).isNotEqualTo(Bytes.of(1, 3)).isNotEqualTo("0102");
        assertThat(Bytes.of(1, 2).hashCode()).isNotEqualTo(Bytes.of(2, 1).hashCode());
        assertThat(FIVE.size()).isEqualTo(5);
        assertThat(FIVE.isEmpty()).isFalse();
        assertThat(Bytes.EMPTY.isEmpty()).isTrue();
    }

    @Test
    void neverPrintsItsContent() {
        assertThat(FIVE).hasToString("Bytes[5]");
    }
}
