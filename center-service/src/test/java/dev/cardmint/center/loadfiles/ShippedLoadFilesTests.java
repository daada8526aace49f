package dev.cardmint.center.loadfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.samples.SampleLoadFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The load files that ship are those that the simulated card's assembler makes. */
class ShippedLoadFilesTests {

    @ParameterizedTest
    @EnumSource
    void areWhatTheAssemblerMakes(SampleLoadFile sample) throws IOException {
        Bytes shipped = shipped(sample);

        assertThat(shipped).isEqualTo(sample.file());
        CapFile read = CapFile.parse(shipped);
        assertThat(read.loadFileDataBlock()).isEqualTo(sample.loadFileDataBlock());
        assertThat(read.modules()).hasSize(1);
    }

    private static Bytes shipped(SampleLoadFile sample) throws IOException {
        try (InputStream in = ShippedLoadFilesTests.class.getResourceAsStream("/load-files/" + sample.fileName())) {
            return Bytes.copyOf(Objects.requireNonNull(in).readAllBytes());
        }
    }
}
