package dev.cardmint.lab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.lab.CommandLine;
import dev.cardmint.lab.LabException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderKindTests {

    private static ReaderKind of(String... words) {
        return ReaderKind.of(new CommandLine(List.of(words)));
    }

    @Test
    void isSimulatedUnlessToldOtherwise() {
        assertThat(of()).isEqualTo(ReaderKind.SIMULATED);
        assertThat(of("--reader", "simulated")).isEqualTo(ReaderKind.SIMULATED);
        assertThat(of("--reader", "pcsc")).isEqualTo(ReaderKind.PCSC);
    }

    @Test
    void saysWhichKindsThereAre() {
        assertThatExceptionOfType(LabException.class)
                .isThrownBy(() -> of("--reader", "usb"))
                .withMessage("--reader takes pcsc or simulated, not usb.");
    }
}
