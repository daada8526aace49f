package dev.cardmint.base.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.PinEntry;
import dev.cardmint.model.relay.PinEntry.PinFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinTests {

    @ParameterizedTest
    @CsvSource({
        "1234, ASCII, 002000810431323334",
        "123456789012, ASCII, 002000810C313233343536373839303132",
        "1234, ASCII_PADDED, 002000810831323334FFFFFFFF",
        "1234, ISO_9564_2, 0020008108241234FFFFFFFFFF",
        "12345, ISO_9564_2, 002000810825 12345FFFFFFFFF",
        "123456789012, ISO_9564_2, 00200081082C123456789012FF"
    })
    void isWrittenAsTheCardWantsIt(String digits, PinFormat format, String command) {
        try (var pin = new Pin(digits.toCharArray())) {
            assertThat(Bytes.copyOf(pin.verify(new PinEntry("account", 0x81, format))))
                    .isEqualTo(Bytes.ofHex(command));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "1234567890123", "12a4", "", "１２３４"})
    void hasFourToTwelveDigits(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pin(text.toCharArray()))
                .withMessage("A PIN has 4 to 12 digits");
    }

    @Test
    void isRefusedWhereTheCardsAreShorter() {
        try (var pin = new Pin("123456789".toCharArray())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pin.verify(new PinEntry("account", 0x81, PinFormat.ASCII_PADDED)));
        }
    }

    @Test
    void isOverwrittenAndNeverShown() {
        char[] digits = "1234".toCharArray();
        var pin = new Pin(digits);

        pin.close();

        assertThat(digits).containsOnly('0');
        assertThat(pin).hasToString("Pin");
    }
}
