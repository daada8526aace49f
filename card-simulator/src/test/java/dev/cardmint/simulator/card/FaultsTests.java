package dev.cardmint.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.apdu.StatusWord;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTests {

    @Test
    void readsEveryKind() {
        Faults faults = Faults.parse(List.of(
                "# a comment",
                "",
                "tear-before=3",
                " tear-after = 4 ",
                "FLIP-RMAC=5",
                "flip-cryptogram=true",
                "flip-object=0102:17",
                "status=6:6A84",
                "status-of=d8:6A80"));

        assertThat(faults)
                .isEqualTo(Faults.NONE
                        .tearBefore(3)
                        .tearAfter(4)
                        .flipRMac(5)
                        .withFlippedCryptogram()
                        .flipObject(0x0102, 17)
                        .status(6, new StatusWord(0x6A84))
                        .statusOf(0xD8, new StatusWord(0x6A80)));
    }

    @Test
    void meansNothingWhenEmpty() {
        assertThat(Faults.parse(List.of("", "# nothing", "flip-cryptogram=false")))
                .isEqualTo(Faults.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tear",
                "tear-before",
                "tear-before=0",
                "tear-before=x",
                "tear-after=-1",
                "flip-rmac=",
                "flip-object=0101",
                "flip-object=XY:1",
                "status=1",
                "status=1:6A8",
                "status=0:6A84",
                "status-of=D8",
                "status-of=8:6A80",
                "status-of=XY:6A80",
                "flip-cryptogram=maybe",
                "unknown=1"
            })
    void refusesALineThatItCannotRead(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.parse(List.of("tear-before=1", line)))
                .withMessageContaining(line);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsAnyLineOrNamesIt(long seed) {
        var random = new SplittableRandom(seed);
        List<String> lines = List.of(
                "tear-before=3",
                "tear-after=12",
                "flip-rmac=1",
                "flip-cryptogram=true",
                "flip-object=0101:3",
                "status=2:6A84");
        for (int i = 0; i < 5_000; i++) {
            var line = new StringBuilder(lines.get(random.nextInt(lines.size())));
            for (int edits = 1 + random.nextInt(3); edits > 0 && !line.isEmpty(); edits--) {
                edit(line, random);
            }
            assertReadsOrNames(line.toString());
        }
    }

    private static void edit(StringBuilder line, RandomGenerator random) {
        int at = random.nextInt(line.length());
        char letter = "=:-0129Ftrue \u0000\u00e9".charAt(random.nextInt(15));
        switch (random.nextInt(3)) {
            case 0 -> line.deleteCharAt(at);
            case 1 -> line.insert(at, letter);
            default -> line.setCharAt(at, letter);
        }
    }

    private static void assertReadsOrNames(String line) {
        try {
            assertThat(Faults.parse(List.of(line))).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("Not a fault: \"%s\"", line.strip());
        }
    }
}
