package dev.cardmint.center.loadfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The CAP files that the center is shipped with, which an assembler made that knows nothing of the reader here. */
class ShippedLoadFilesTests {

    @ParameterizedTest
    @CsvSource({"purse, F04341524450555253", "loyalty, F0434152444C4F59414C"})
    void areReadLikeAnyOther(String name, String start) throws IOException {
        CapFile file = CapFile.parse(shipped(name));

        assertThat(file.declared().aid().toString()).isEqualTo(start);
        assertThat(file.modules()).hasSize(1);
        var atTheCard = dev.cardmint.simulator.cap.CapFile.parse(file.loadFileDataBlock());
        assertThat(atTheCard.modules()).isEqualTo(file.modules());
    }

    @ParameterizedTest
    @CsvSource({"purse", "loyalty"})
    void areRefusedCutAtAnyByte(String name) throws IOException {
        Bytes whole = shipped(name);
        for (int length = 0; length < whole.size(); length++) {
            Bytes cut = whole.slice(0, length);
            assertThatExceptionOfType(MalformedCapFileException.class).isThrownBy(() -> CapFile.parse(cut));
        }
    }

    private static Bytes shipped(String name) throws IOException {
        try (InputStream in = ShippedLoadFilesTests.class.getResourceAsStream("/load-files/%s.cap".formatted(name))) {
            return Bytes.copyOf(Objects.requireNonNull(in).readAllBytes());
        }
    }
}
