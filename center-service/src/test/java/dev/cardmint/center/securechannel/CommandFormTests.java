package dev.cardmint.center.securechannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFormTests {

    @ParameterizedTest
    @CsvSource({"0, false, 0", "3, false, 3", "0, true, 128", "2, true, 130"})
    void isOneByteInTheStateOfAChannel(int logicalChannel, boolean extended, int encoded) {
        var form = new CommandForm(logicalChannel, extended);

        assertThat(form.encode()).isEqualTo(encoded);
        assertThat(CommandForm.parse(encoded)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 64, 127, 132, 256})
    void refusesAByteThatIsNoForm(int encoded) {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandForm.parse(encoded));
    }

    @ParameterizedTest
    @CsvSource({
        "false, 255, 256, true",
        "false, 256, 0, false",
        "false, 0, 257, false",
        "true, 256, 257, true",
        "true, 65535, 65536, true",
        "true, 65536, 0, false"
    })
    void takesCommandsAsLongAsTheCardTakesThem(boolean extended, int protectedNc, int ne, boolean taken) {
        var form = new CommandForm(0, extended);
        var command = new CommandApdu(0x80, 0xCA, 0, 0x66, Bytes.EMPTY, ne);

        if (taken) {
            assertThatCode(() -> form.require(command, protectedNc)).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(UnwrappableCommandException.class)
                    .isThrownBy(() -> form.require(command, protectedNc))
                    .withMessage("80CA0066 Nc=0 Ne=%d is too long for this secure channel", ne);
        }
    }
}
