package dev.cardmint.simulator.cap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cardmint.model.bytes.Bytes;

/** Inputs that are kept run with every build; {@code JAZZER_FUZZ=1} looks for more. */
class CapFileFuzzTests {

    @FuzzTest(maxDuration = "60s")
    void readsOrRefuses(byte[] components) {
        try {
            CapFile file = CapFile.parse(Bytes.copyOf(components));
            assertThat(file.imports()).hasSizeLessThanOrEqualTo(128);
        } catch (MalformedCapException e) {
            assertThat(e).hasMessageMatching("[ -~]+");
        }
    }
}
