package dev.cardmint.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.lab.CommandLine;
import dev.cardmint.lab.LabException;
import dev.cardmint.lab.demo.DemoOptions.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTests {

    @Test
    void takesEveryProfileOnlyWhenAsked() {
        assertThat(parse("--once --profiles all").scenario()).isEqualTo(Scenario.EVERY_PROFILE);
        assertThat(parse("--once --scenario reissue").scenario()).isEqualTo(Scenario.REISSUE);
        assertThat(parse("--once").scenario()).isEqualTo(Scenario.SAMPLES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--once --profiles payment",
                "--profiles all",
                "--once --profiles all --break rmac",
                "--once --profiles all --cards 2"
            })
    void refusesWhatDoesNotGoWithEveryProfile(String words) {
        assertThatExceptionOfType(LabException.class)
                .isThrownBy(() -> parse(words))
                .withMessageStartingWith("--profiles ");
    }

    private static DemoOptions parse(String words) {
        return DemoOptions.parse(new CommandLine(List.of(words.split(" ", -1))));
    }
}
