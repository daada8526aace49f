package dev.cardmint.center.loadfiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.cap.MalformedCapException;

/** Inputs that are kept run with every build; {@code JAZZER_FUZZ=1} looks for more. */
class CapFileFuzzTests {

    @FuzzTest(maxDuration = "60s")
    void readsOrRefuses(byte[] file) {
        try {
            CapFile cap = CapFile.parse(Bytes.copyOf(file));
            assertThat(cap.loadFileDataBlock().size()).isLessThan(CapFile.MOST_BYTES);
            assertThat(cap.loadFile().size())
                    .isGreaterThan(cap.loadFileDataBlock().size());
        } catch (MalformedCapFileException e) {
            assertThat(e).hasMessageMatching("[ -~]+");
        }
    }

    /** A card that reads the components by itself finds what the center found. */
    @FuzzTest(maxDuration = "60s")
    void whatIsReadACardReadsAlike(byte[] file) {
        try {
            CapFile cap = CapFile.parse(Bytes.copyOf(file));
            var atTheCard = dev.cardmint.simulator.cap.CapFile.parse(cap.loadFileDataBlock());
            assertThat(atTheCard.modules()).isEqualTo(cap.modules());
            assertThat(atTheCard.self().aid()).isEqualTo(cap.declared().aid());
        } catch (MalformedCapFileException | MalformedCapException e) {
            assertThat(e).hasMessageMatching("[ -~]+");
        }
    }
}
