package dev.cardmint.model.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AidTests {

    @ParameterizedTest
    @ValueSource(strings = {"A000000151", "A0000001510000000000000000000000"})
    void hasFiveToSixteenBytes(String hex) {
        assertThat(Aid.parse(hex)).isEqualTo(new Aid(Bytes.ofHex(hex))).hasToString(hex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A0000001", "A000000151000000000000000000000000"})
    void refusesAnyOtherLength(String hex) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aid.parse(hex))
                .withMessage("An AID has 5 to 16 bytes, got " + hex.length() / 2);
    }

    @Test
    void isReadInEitherCase() {
        assertThat(Aid.parse("f043415244")).hasToString("F043415244");
    }
}
