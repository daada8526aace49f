package dev.cardmint.center.loadfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.cap.PackageInfo;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated card reads CAP components by itself: two readings of the specification must agree. */
class CardAgreementTests {

    private static final Aid PACKAGE = Aid.parse("F0434152444D494E54");
    private static final Aid FIRST = Aid.parse("F0434152444D494E5401");
    private static final Aid SECOND = Aid.parse("F0434152444D494E5402");

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCardFindsWhatTheCenterFound(int formatMinor) {
        CapFile center =
                TestCapFile.ofFormat(formatMinor, PACKAGE, FIRST, SECOND).parse();

        var card = dev.cardmint.simulator.cap.CapFile.parse(center.loadFileDataBlock());

        assertThat(of(card.self())).isEqualTo(center.declared());
        assertThat(card.modules()).isEqualTo(center.modules());
        assertThat(card.imports().stream().map(CardAgreementTests::of)).containsExactlyElementsOf(center.imports());
    }

    /** Whatever is wrong with the components that both read, a card is not needed to find it. */
    @Test
    void theCenterTakesNothingThatACardRefuses() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            TestCapFile assembled = TestCapFile.of(PACKAGE, FIRST, SECOND);
            String name = TestCapFile.DIRECTORY_ORDER.get(random.nextInt(4));
            byte[] info = infoOf(assembled, name);
            info[random.nextInt(info.length)] = (byte) random.nextInt();
            assembled.with(name, Bytes.copyOf(info));

            if (catchThrowable(assembled::parse) == null) {
                CapFile taken = assembled.parse();
                assertThat(dev.cardmint.simulator.cap.CapFile.parse(taken.loadFileDataBlock())
                                .modules())
                        .isEqualTo(taken.modules());
            }
        }
    }

    private static byte[] infoOf(TestCapFile assembled, String name) {
        Bytes component = assembled.component(name);
        return component.slice(3, component.size()).toByteArray();
    }

    private static CapPackage of(PackageInfo info) {
        return new CapPackage(info.aid(), info.version().major(), info.version().minor());
    }
}
