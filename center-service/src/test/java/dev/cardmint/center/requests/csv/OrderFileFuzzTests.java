package dev.cardmint.center.requests.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** Inputs that are kept run with every build; {@code JAZZER_FUZZ=1} looks for more. */
class OrderFileFuzzTests {

    @FuzzTest(maxDuration = "60s")
    void readsOrRefuses(byte[] bytes) {
        try {
            OrderFile file = OrderFile.read(bytes, List.of("name", "city"));
            assertThat(file.lines().size() + file.problems().size()).isBetween(1, OrderFile.MOST_LINES);
            assertThat(file.lines())
                    .allSatisfy(line -> assertThat(line.number()).isGreaterThan(1));
        } catch (UnreadableFileException e) {
            assertThat(e).hasMessageMatching("[ -~]+");
        }
    }
}
