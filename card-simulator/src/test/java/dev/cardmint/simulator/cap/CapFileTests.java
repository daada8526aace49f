package dev.cardmint.simulator.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapFileTests {

    private static final String SELF = "F043415244544553";
    private static final String APPLET = "F04341524454455301";

    private static CapBuilder usual() {
        return CapBuilder.of(SELF, 1, 2).applet(APPLET).imports("A0000000620101", 1, 5);
    }

    @Test
    void readsWhatACardNeedsToKnow() {
        CapFile file = CapFile.parse(
                usual().applet(APPLET + "02").imports("A0000000620001", 1, 0).build());

        assertThat(file.self()).isEqualTo(new PackageInfo(Aid.parse(SELF), new PackageVersion(1, 2)));
        assertThat(file.modules()).containsExactly(Aid.parse(APPLET), Aid.parse(APPLET + "02"));
        assertThat(file.imports())
                .containsExactly(
                        new PackageInfo(Aid.parse("A0000000620101"), new PackageVersion(1, 5)),
                        new PackageInfo(Aid.parse("A0000000620001"), new PackageVersion(1, 0)));
        assertThat(file.staticFields()).isZero();
    }

    @Test
    void readsALibraryWithoutApplets() {
        assertThat(CapFile.parse(CapBuilder.of(SELF, 1, 0).build()).modules()).isEmpty();
    }

    @Test
    void readsTheOlderFormatAndTakesNoDebugComponentInIt() {
        assertThat(CapFile.parse(usual().format(1).build()).modules()).hasSize(1);
        refused(usual().format(1).order(1, 2, 4, 3, 6, 7, 8, 10, 5, 9, 11, 12), "DEBUG does not belong");
    }

    @Test
    void takesComponentsInAnyOrder() {
        CapFile usual = CapFile.parse(usual().build());

        assertThat(CapFile.parse(
                        usual().order(11, 9, 5, 10, 8, 7, 6, 3, 4, 2, 1).build()))
                .isEqualTo(usual);
    }

    @Test
    void readsStaticFieldsAndTheirArrays() {
        // image 16: 2 references (4), 4 defaults, 8 others; one array of two bytes
        String fields = "0010" + "0002" + "0001" + "03" + "0002" + "0102" + "0004" + "0008" + "00".repeat(8);
        CapBuilder builder = usual().replace(8, fields);
        String directory = builder.content(2).toHex();
        String arrays = directory.substring(0, 48) + "0010" + "0001" + "0002" + directory.substring(60);

        assertThat(CapFile.parse(builder.replace(2, arrays).build()).staticFields())
                .isEqualTo(16);
        refused(usual().replace(8, fields), "STATIC_FIELD has another image");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 6, 7, 8, 9})
    void missesEveryMandatoryComponent(int tag) {
        Integer[] others = new Integer[] {1, 2, 4, 3, 6, 7, 8, 10, 5, 9, 11};
        refused(
                usual().order(java.util.Arrays.stream(others)
                        .filter(each -> each != tag)
                        .toArray(Integer[]::new)),
                "is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "1,DECAFFEE020206000108F043415244544553,magic",
        "1,DECAFFED030206000108F043415244544553,Format",
        "1,DECAFFED020306000108F043415244544553,Format",
        "1,DECAFFED000206000108F043415244544553,Format",
        "1,DECAFFED02020E000108F043415244544553,unknown flags",
        "1,DECAFFED020206000104F0434152,AID",
        "1,DECAFFED020206000111F043415244544553000000000000000000,AID",
        "1,DECAFFED020206000108F0434152445445530270,cut off",
        "1,DECAFFED020206000108F043415244544553017000,after the end",
        "1,DECAFFED0202020201" + "08F0434152445445530170,HEADER and APPLET disagree",
        "1,DECAFFED0202040201" + "08F0434152445445530170,HEADER and EXPORT disagree",
        "3,00,APPLET is empty",
        "3,0109F043415244544553010014,points behind METHOD",
        "3,0109F1434152445445530100,may not have",
        "3,0209F04341524454455301000109F043415244544553010001,may not have",
        "3,0109F0434152445445530100010,after the end",
        "4,02050107A0000000620101050107A0000000620101,may not have",
        "4,01020108F043415244544553,may not have",
        "4,81,too long",
        "4,01,cut off",
        "4,00,DIRECTORY counts other imports",
        "4,01050107A000000062010100,after the end",
        "3,0209F04341524454455301000109F043415244544553020001,DIRECTORY counts other applets",
        "8,00000000000000000000" + "00,after the end",
        "8,00000001000000000000,does not add up",
        "8,00000000000100000000,other arrays"
    })
    void refusesAComponentThatIsWrong(int tag, String content, String message) {
        refused(usual().replace(tag, content.length() % 2 == 0 ? content : content + "0"), message);
    }

    private static void refused(CapBuilder builder, String message) {
        assertThatExceptionOfType(MalformedCapException.class)
                .isThrownBy(() -> CapFile.parse(builder.build()))
                .withMessageContaining(message);
    }

    @Test
    void refusesComponentsThatTheDirectoryDoesNotKnow() {
        Bytes whole = usual().build();

        refused(whole.concat(whole.slice(0, 3 + whole.unsigned(2))), "comes twice");
        refused(whole.concat(Bytes.of(13, 0, 0)), "of no component");
        refused(whole.concat(Bytes.of(0, 0, 0)), "of no component");
        refused(whole.concat(Bytes.of(128, 0, 1, 0)), "other custom components");
        refused(whole.concat(Bytes.of(12, 0, 1, 0)), "another size");
    }

    private static void refused(Bytes components, String message) {
        assertThatExceptionOfType(MalformedCapException.class)
                .isThrownBy(() -> CapFile.parse(components))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void comparesEverySizeInTheDirectory(int tag) {
        byte[] directory = usual().content(2).toByteArray();
        directory[2 * tag - 1]++;
        refused(usual().replace(2, Bytes.copyOf(directory).toHex()), "another size");
        directory[2 * tag - 1] -= (byte) 2;
        refused(usual().replace(2, Bytes.copyOf(directory).toHex()), "another size");
    }

    @Test
    void takesACustomComponentThatTheDirectoryTellsOf() {
        String directory = usual().content(2).toHex();
        String custom = directory.substring(0, directory.length() - 2) + "01" + "80" + "0001" + "05A000000001";
        String grown = "%04X".formatted(custom.length() / 2);
        custom = custom.substring(0, 4) + grown + custom.substring(8);
        Bytes file = usual().replace(2, custom).build();

        assertThat(CapFile.parse(file.concat(Bytes.of(0x80, 0, 1, 0))).modules())
                .hasSize(1);
        refused(file.concat(Bytes.of(0x80, 0, 2, 0, 0)), "another size");
        refused(file, "other custom components");
    }

    @Test
    void letsTheDescriptorStayBehindThoughTheDirectoryCountsIt() {
        String directory = usual().content(2).toHex();
        Bytes without = usual().order(1, 2, 4, 3, 6, 7, 8, 10, 5, 9)
                .replace(2, directory)
                .build();

        assertThat(CapFile.parse(without).modules()).hasSize(1);
    }

    @Test
    void refusesEveryTruncation() {
        Bytes whole = usual().build();
        for (int size = 0; size < whole.size(); size++) {
            Bytes cut = whole.slice(0, size);
            boolean onlyTheDescriptorIsGone = size == whole.size() - 6;
            if (!onlyTheDescriptorIsGone) {
                assertThatExceptionOfType(MalformedCapException.class).isThrownBy(() -> CapFile.parse(cut));
            }
        }
    }

    @Test
    void readsOrRefusesWhateverOneBitIsFlipped() {
        byte[] whole = usual().build().toByteArray();
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            whole[bit / 8] ^= (byte) (1 << bit % 8);
            readOrRefuse(Bytes.copyOf(whole));
            whole[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsOrRefusesRandomBytes(long seed) {
        var random = new SplittableRandom(seed);
        byte[] usual = usual().build().toByteArray();
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = usual.clone();
            for (int changes = random.nextInt(6); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            readOrRefuse(Bytes.copyOf(bytes));
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            readOrRefuse(Bytes.copyOf(noise));
        }
    }

    private static void readOrRefuse(Bytes components) {
        try {
            assertThat(CapFile.parse(components).imports()).hasSizeLessThanOrEqualTo(128);
        } catch (MalformedCapException e) {
            assertThat(e).hasMessageMatching("[ -~]+");
        }
    }

    @Test
    void knowsWhichVersionsCanStandForOthers() {
        var present = new PackageVersion(1, 5);

        assertThat(present.satisfies(new PackageVersion(1, 5))).isTrue();
        assertThat(present.satisfies(new PackageVersion(1, 4))).isTrue();
        assertThat(present.satisfies(new PackageVersion(1, 6))).isFalse();
        assertThat(present.satisfies(new PackageVersion(2, 0))).isFalse();
        assertThat(present.satisfies(new PackageVersion(0, 5))).isFalse();
    }
}
