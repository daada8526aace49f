package dev.cardmint.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTests {

    @Test
    void takesFlagsAndValuesInAnyOrder() {
        CommandLine line = new CommandLine(List.of("--seed", "7", "--once", "--set", "a=1", "--set", "b=2"));

        assertThat(line.flag("--once")).isTrue();
        assertThat(line.flag("--fresh")).isFalse();
        assertThat(line.all("--set")).containsExactly("a=1", "b=2");
        assertThat(line.number("--seed", 1)).isEqualTo(7);
        line.end();
    }

    @Test
    void namesWhatNobodyTook() {
        assertThatExceptionOfType(LabException.class)
                .isThrownBy(new CommandLine(List.of("--onec"))::end)
                .withMessage("Not understood: --onec");
    }

    @Test
    void asksForAMissingValue() {
        assertThatExceptionOfType(LabException.class)
                .isThrownBy(() -> new CommandLine(List.of("--seed")).number("--seed", 1))
                .withMessage("--seed needs a value.");
    }

    @Test
    void asksForAWholeNumber() {
        assertThatExceptionOfType(LabException.class)
                .isThrownBy(() -> new CommandLine(List.of("--seed", "x")).number("--seed", 1))
                .withMessage("--seed needs a whole number, not x.");
    }
}
