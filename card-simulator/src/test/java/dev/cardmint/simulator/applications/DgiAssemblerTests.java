package dev.cardmint.simulator.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DgiAssemblerTests {

    private final DgiAssembler assembler = new DgiAssembler();

    @Test
    void readsShortAndLongLengths() {
        Bytes content = Bytes.copyOf(new byte[255]);

        List<Dgi> read = assembler.append(
                Bytes.ofHex("0101020102" + "0102FF00FF").concat(content).concat(Bytes.ofHex("910400")), false);

        assertThat(read)
                .containsExactly(
                        new Dgi(0x0101, Bytes.of(1, 2), false),
                        new Dgi(0x0102, content, false),
                        new Dgi(0x9104, Bytes.EMPTY, false));
        assertThat(assembler.isAtBoundary()).isTrue();
    }

    @Test
    void waitsForTheRestWhereverItIsCut() {
        Bytes whole = Bytes.ofHex("0102FF010201").concat(Bytes.copyOf(new byte[257]));
        for (int size = 1; size < whole.size(); size++) {
            var each = new DgiAssembler();
            assertThat(each.append(whole.slice(0, size), false)).isEmpty();
            assertThat(each.isAtBoundary()).isFalse();
            assertThat(each.append(whole.slice(size, whole.size()), false)).hasSize(1);
            assertThat(each.isAtBoundary()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void putsTogetherWhatWasCutAtRandom(long seed) {
        var random = new SplittableRandom(seed);
        var written = new ArrayList<Dgi>();
        Bytes stream = Bytes.EMPTY;
        for (int i = 0; i < 40; i++) {
            byte[] content = new byte[random.nextInt(4) == 0 ? random.nextInt(700) : random.nextInt(40)];
            random.nextBytes(content);
            var dgi = new Dgi(random.nextInt(0x10000), Bytes.copyOf(content), false);
            written.add(dgi);
            stream = stream.concat(encode(dgi));
        }
        var read = new ArrayList<Dgi>();
        for (int at = 0; at < stream.size(); ) {
            int end = Math.min(stream.size(), at + 1 + random.nextInt(239));
            read.addAll(assembler.append(stream.slice(at, end), false));
            at = end;
        }
        assertThat(read).isEqualTo(written);
    }

    private static Bytes encode(Dgi dgi) {
        int size = dgi.content().size();
        Bytes header = Bytes.of(dgi.identifier() >> 8, dgi.identifier() & 0xFF);
        Bytes length = size < 255 ? Bytes.of(size) : Bytes.of(255, size >> 8, size & 0xFF);
        return header.concat(length).concat(dgi.content());
    }

    @Test
    void refusesAGroupingHalfPlainHalfEncrypted() {
        assembler.append(Bytes.ofHex("800010"), true);

        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> assembler.append(Bytes.of(1), false))
                .satisfies(e -> assertThat(e.statusWord()).isEqualTo(Status.WRONG_DATA));
    }

    @Test
    void neverPrintsContent() {
        assertThat(new Dgi(0x0101, Bytes.of(1, 2, 3), false)).hasToString("DGI 0101 Len=3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givesTheSameGroupingsHoweverTheyAreCut(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            Bytes chain = Bytes.copyOf(bytes);
            var whole = new DgiAssembler();
            List<Dgi> expected = whole.append(chain, false);
            var cut = new DgiAssembler();
            List<Dgi> found = new ArrayList<>();
            for (int at = 0; at < chain.size(); ) {
                int end = Math.min(chain.size(), at + 1 + random.nextInt(255));
                found.addAll(cut.append(chain.slice(at, end), false));
                at = end;
            }

            assertThat(found).isEqualTo(expected);
            assertThat(cut.isAtBoundary()).isEqualTo(whole.isAtBoundary());
        }
    }
}
