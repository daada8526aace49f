package dev.cardmint.center.securechannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityLevelTests {

    @ParameterizedTest
    @CsvSource({
        "01, false, false, false",
        "03, true, false, false",
        "11, false, true, false",
        "13, true, true, false",
        "33, true, true, true"
    })
    void knowsWhatEachLevelProtects(String level, boolean commands, boolean responses, boolean responseData) {
        SecurityLevel parsed = SecurityLevel.parse(level);

        assertThat(parsed.value()).isEqualTo(Integer.parseInt(level, 16));
        assertThat(parsed.encryptsCommands()).isEqualTo(commands);
        assertThat(parsed.authenticatesResponses()).isEqualTo(responses);
        assertThat(parsed.encryptsResponses()).isEqualTo(responseData);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "02", "10", "23", "31", "FF", "3", "333", "0x33", ""})
    void rejectsAnyOtherLevel(String level) {
        assertThatIllegalArgumentException().isThrownBy(() -> SecurityLevel.parse(level));
    }

    @Test
    void readsKeyVersionNumbers() {
        assertThat(KeyVersionNumber.parse("7f").value()).isEqualTo(0x7F);
        assertThat(KeyVersionNumber.parse("FF")).hasToString("FF");
        assertThat(KeyVersionNumber.DEFAULT).hasToString("00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "030", "G0", "-1"})
    void rejectsAKeyVersionThatIsNotTwoDigits(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyVersionNumber.parse(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void rejectsAKeyVersionOutOfRange(int value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyVersionNumber(value));
    }
}
