package dev.cardmint.center.loadfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapFileTests {

    private static final Aid PACKAGE = Aid.parse("F0434152444D494E54");
    private static final Aid FIRST = Aid.parse("F0434152444D494E5401");
    private static final Aid SECOND = Aid.parse("F0434152444D494E5402");

    @Test
    void namesPackageModulesAndImports() {
        CapFile file = TestCapFile.of(PACKAGE, FIRST, SECOND).parse();

        assertThat(file.declared()).isEqualTo(new CapPackage(PACKAGE, 1, 0));
        assertThat(file.modules()).containsExactly(FIRST, SECOND);
        assertThat(file.imports())
                .containsExactly(
                        new CapPackage(Aid.parse("A0000000620001"), 1, 0),
                        new CapPackage(Aid.parse("A0000000620101"), 1, 3));
    }

    @Test
    void putsComponentsInLoadOrderAndLeavesTheDescriptorOut() {
        TestCapFile assembled = TestCapFile.of(PACKAGE, FIRST);

        CapFile file = assembled.parse();

        assertThat(file.loadFileDataBlock().toHex())
                .isEqualTo(assembled.inLoadOrder().toHex());
    }

    @Test
    void loadsUnderTagC4WithALengthOfAsManyBytesAsItNeeds() {
        assertThat(TestCapFile.of(PACKAGE, FIRST).parse().loadFile().toHex()).startsWith("C481");
        assertThat(withMethodOf(400).parse().loadFile().toHex()).startsWith("C482");
        CapFile longest = withMethodOf(0xFFFF).parse();
        assertThat(longest.loadFile().toHex()).startsWith("C483");
        assertThat(longest.loadFile().size())
                .isEqualTo(5 + longest.loadFileDataBlock().size());
    }

    private static TestCapFile withMethodOf(int bytes) {
        return TestCapFile.of(PACKAGE, FIRST).with("Method", Bytes.copyOf(new byte[bytes]));
    }

    @Test
    void hashesTheComponentsWithoutTheTag() {
        assertThat(TestCapFile.of(PACKAGE, FIRST).parse().hash().toHex())
                .isEqualTo("6BDF90D5961904BA983D26275E4F65BC69A7FF381C25926EBF5007C883A1D987");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void readsEveryCompactFormat(int minor) {
        assertThat(TestCapFile.ofFormat(minor, PACKAGE, FIRST).parse().modules())
                .containsExactly(FIRST);
    }

    @Test
    void readsALibraryThatExportsAndHasNoApplets() {
        CapFile file = TestCapFile.of(PACKAGE)
                .with("Header", TestCapFile.header(1, 0x02, PACKAGE))
                .with("Export", Bytes.ofHex("01 0000 00 00"))
                .parse();

        assertThat(file.modules()).isEmpty();
        assertThat(file.loadFileDataBlock().toHex()).contains("0A0005" + "0100000000");
    }

    @Test
    void readsWhatDifferentToolsWrite() {
        TestCapFile assembled = TestCapFile.ofFormat(2, PACKAGE, FIRST)
                .withFile("META-INF/MANIFEST.MF", text("Manifest-Version: 1.0\r\n"))
                .withFile("META-INF/javacard.xml", text("<javacard-app/>"))
                .withFile("APPLET-INF/applet.xml", text("<applet-app/>"))
                .withFile("APPLET-INF/classes/dev/cardmint/sample/Header.class", Bytes.ofHex("CAFEBABE"))
                .withFile(TestCapFile.FOLDER, Bytes.EMPTY)
                .withDebug(Bytes.ofHex("0C0002AAAA"));
        Bytes expected = assembled.inLoadOrder();

        for (Bytes file : List.of(assembled.deflated(), assembled.stored(), assembled.inLowerCase())) {
            assertThat(CapFile.parse(file).loadFileDataBlock()).isEqualTo(expected);
        }
        assertThat(assembled.inFolder("javacard/").parse().loadFileDataBlock()).isEqualTo(expected);
        assertThat(assembled.inFolder("a/javacard/b/JavaCard/").parse().loadFileDataBlock())
                .isEqualTo(expected);
    }

    @Test
    void readsOnWithoutTheDescriptorThatStaysOffTheCard() {
        TestCapFile assembled = TestCapFile.of(PACKAGE, FIRST);
        Bytes directory = assembled.directory();

        assertThat(assembled
                        .without("Descriptor")
                        .with("Directory", directory)
                        .parse()
                        .modules())
                .containsExactly(FIRST);
    }

    @Test
    void refusesComponentsOfSomebodysOwn() {
        Bytes directory = TestCapFile.of(PACKAGE, FIRST).directory();
        Bytes longer = directory.slice(0, directory.size() - 1).concat(Bytes.ofHex("01 80 0004 05 F043415244"));
        Bytes sizes = longer.slice(0, 2).concat(Bytes.of(0, longer.size())).concat(longer.slice(4, longer.size()));

        assertRefused(
                TestCapFile.of(PACKAGE, FIRST).with("Directory", sizes),
                "Directory.cap lists components of somebody's own, which other cards do not take");
    }

    @Test
    void addsStaticFieldsUp() {
        TestCapFile assembled = TestCapFile.of(PACKAGE, FIRST)
                .with("StaticField", Bytes.ofHex("0008 0002 0001 03 0003 010203 0001 0003 AABBCC"));
        String directory = assembled.directory().toHex();

        String right = directory.replaceFirst("0{12}020100$", "000800010003" + "020100");
        assertThat(assembled.with("Directory", Bytes.ofHex(right)).parse().modules())
                .containsExactly(FIRST);
        for (String wrong : List.of("000700010003", "000800020003", "000800010002")) {
            assertRefused(
                    assembled.with("Directory", Bytes.ofHex(directory.replaceFirst("0{12}020100$", wrong + "020100"))),
                    "The static fields take other space than by the directory");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Header",
                "Directory",
                "Import",
                "Applet",
                "ConstantPool",
                "Class",
                "Method",
                "StaticField",
                "RefLocation"
            })
    void refusesAFileWithoutAComponent(String component) {
        TestCapFile assembled = TestCapFile.of(PACKAGE, FIRST);
        Bytes directory = assembled.directory();

        String complaint =
                component.equals("Applet") ? "Applet.cap has 0 bytes, 14 by the directory" : "There is no %s.cap";
        assertRefused(
                component.equals("Directory")
                        ? assembled.without(component)
                        : assembled.with("Directory", directory).without(component),
                complaint.formatted(component));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Header",
                "Directory",
                "Import",
                "Applet",
                "ConstantPool",
                "Class",
                "Method",
                "StaticField",
                "RefLocation",
                "Descriptor"
            })
    void refusesAComponentCutOffAnywhereOrGoingOn(String name) {
        Bytes directory = TestCapFile.of(PACKAGE, FIRST).directory();
        Bytes whole = TestCapFile.of(PACKAGE, FIRST).component(name);
        for (int length = 0; length <= whole.size() + 1; length++) {
            Bytes other = length > whole.size() ? whole.concat(Bytes.of(0)) : whole.slice(0, length);
            if (length != whole.size()) {
                Bytes file = TestCapFile.of(PACKAGE, FIRST)
                        .with("Directory", directory)
                        .without(name)
                        .withFile(TestCapFile.FOLDER + name + ".cap", other)
                        .deflated();
                assertThatExceptionOfType(MalformedCapFileException.class).isThrownBy(() -> CapFile.parse(file));
            }
        }
    }

    /** The directory counts the byte too many. */
    @ParameterizedTest
    @ValueSource(strings = {"Header", "Directory", "Import", "Applet", "StaticField"})
    void refusesAComponentThatGoesOnBehindWhatItSays(String name) {
        TestCapFile assembled = TestCapFile.of(PACKAGE, FIRST);
        Bytes component = assembled.component(name);
        Bytes longer = component.slice(3, component.size()).concat(Bytes.of(0));
        boolean countsItself = name.equals("Directory");

        assertRefused(
                assembled.with(
                        name,
                        countsItself
                                ? longer.slice(0, 2)
                                        .concat(Bytes.of(0, longer.size()))
                                        .concat(longer.slice(4, longer.size()))
                                : longer),
                name + ".cap goes on after its end");
    }

    @Test
    void readsAFileWithAComment() {
        TestCapFile assembled = TestCapFile.of(PACKAGE, FIRST);
        Bytes file = assembled.deflated();
        Bytes commented = file.slice(0, file.size() - 2).concat(Bytes.of(5, 0)).concat(text("Hello"));

        assertThat(CapFile.parse(commented).loadFileDataBlock()).isEqualTo(assembled.inLoadOrder());
        assertThatExceptionOfType(MalformedCapFileException.class)
                .isThrownBy(() -> CapFile.parse(commented.concat(Bytes.of(0))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Header", "Directory", "Import", "Applet", "ConstantPool", "Class", "Method", "StaticField"})
    void refusesAComponentThatIsShorterThanTheDirectorySays(String name) {
        TestCapFile assembled = TestCapFile.of(PACKAGE, FIRST);
        Bytes directory = assembled.directory();
        Bytes component = assembled.component(name);
        Bytes info = name.equals("Directory") ? directory : component.slice(3, component.size());
        for (int length = 0; length < info.size(); length++) {
            Bytes file = TestCapFile.of(PACKAGE, FIRST)
                    .with("Directory", directory)
                    .with(name, info.slice(0, length))
                    .deflated();
            if (!(name.equals("Directory") && length == 0)) {
                assertThatExceptionOfType(MalformedCapFileException.class).isThrownBy(() -> CapFile.parse(file));
            }
        }
    }

    @Test
    void refusesAFileCutOffAnywhere() {
        Bytes whole = TestCapFile.of(PACKAGE, FIRST)
                .withFile("META-INF/MANIFEST.MF", text("x"))
                .deflated();
        for (int length = 0; length < whole.size(); length++) {
            Bytes front = whole.slice(0, length);
            Bytes back = whole.slice(whole.size() - length, whole.size());
            assertThatExceptionOfType(MalformedCapFileException.class).isThrownBy(() -> CapFile.parse(front));
            assertThatExceptionOfType(MalformedCapFileException.class).isThrownBy(() -> CapFile.parse(back));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Header | DECAFFEE 01 02 04 00 01 09 F0434152444D494E54 | Header.cap does not begin with the magic number of CAP files
            Header | DECAFFED 04 02 04 00 01 09 F0434152444D494E54 | Header.cap is of format 2.4, known are 2.1 to 2.3
            Header | DECAFFED 00 02 04 00 01 09 F0434152444D494E54 | Header.cap is of format 2.0, known are 2.1 to 2.3
            Header | DECAFFED 01 03 04 00 01 09 F0434152444D494E54 | Header.cap is of format 3.1, known are 2.1 to 2.3
            Header | DECAFFED 01 02 0C 00 01 09 F0434152444D494E54 | Header.cap has flags 0C: only compact CAP files are taken
            Header | DECAFFED 01 02 04 00 01 04 F0434152           | Header.cap has an AID that is none: An AID has 5 to 16 bytes, got 4
            Header | DECAFFED 01 02 04 00 01 09 F0434152444D494E5400 | Header.cap goes on after its end
            Header | DECAFFED 01 02 00 00 01 09 F0434152444D494E54 | Applet.cap is there, against the header's flags
            Header | DECAFFED 01 02 06 00 01 09 F0434152444D494E54 | Export.cap is missing, against the header's flags
            Header | DECAFFED 01 02 04 00 01 09 F1434152444D494E54 | Applet.cap has an applet of another application provider than the package's
            Applet | 00                                            | Applet.cap names no applet
            Applet | 02 05 F043415244 0008 06 F04341524400 0008    | There are 2 applets, 1 by the directory
            Applet | 01 0A F0434152444D494E5401 0011               | Applet.cap has an install method outside of Method.cap
            Applet | 02 05 F043415244 0008 05 F043415244 0008      | Applet.cap names an applet twice
            Import | 02 0001 05 A000000062 0001 05 A000000062      | Import.cap imports a package twice
            Import | 01 0001 05 A000000062                         | There are 1 imports, 2 by the directory
            StaticField | 0001 0000 0000 0001 0000            | The static fields take other space than by the directory
            StaticField | 0001 0000 0000 0000 0000            | StaticField.cap does not add up
            StaticField | 0000 0000 0001 03 0000 0000 0000    | StaticField.cap does not add up
            Import | 81                                            | Import.cap imports 129 packages, a token names 128
            """)
    void refusesAComponentThatSaysSomethingWrong(String component, String info, String complaint) {
        TestCapFile assembled = TestCapFile.of(PACKAGE, FIRST);
        Bytes directory = assembled.directory();
        assembled.with(component, Bytes.ofHex(info));
        Bytes counts = directory.slice(directory.size() - 3, directory.size());
        Bytes sizes = assembled.directory();

        assertRefused(
                assembled.with("Directory", sizes.slice(0, sizes.size() - 3).concat(counts)), complaint);
    }

    @Test
    void refusesExtendedFilesAndStaticResources() {
        Bytes resources = Bytes.ofHex(TestCapFile.ofFormat(3, PACKAGE, FIRST)
                .directory()
                .toHex()
                .replaceFirst("0{16}(?=0{8}02)", "0000" + "00000001" + "0000"));

        assertRefused(
                TestCapFile.ofFormat(3, PACKAGE, FIRST).with("Directory", resources),
                "Directory.cap has static resources, which this version does not load");
        assertRefused(
                TestCapFile.of(PACKAGE, FIRST).withFile(TestCapFile.FOLDER + "Method.capx", Bytes.of(7)),
                "It is in the extended format: only compact CAP files are taken");
    }

    @Test
    void refusesWhatStandsTwice() {
        assertRefused(
                TestCapFile.of(PACKAGE, FIRST).withFile(TestCapFile.FOLDER + "header.cap", Bytes.of(1)),
                "Header.cap stands twice in it");
        assertRefused(
                TestCapFile.of(PACKAGE, FIRST).withFile("other/javacard/Method.cap", Bytes.of(7)),
                "It holds components of more than one package");
    }

    @Test
    void refusesAFileThatIsListedTwice() {
        String twice = TestCapFile.of(PACKAGE, FIRST)
                .withFile("META-INF/A", text("1"))
                .withFile("META-INF/B", text("2"))
                .deflated()
                .toHex()
                .replace(text("META-INF/B").toHex(), text("META-INF/A").toHex());

        assertThatExceptionOfType(MalformedCapFileException.class)
                .isThrownBy(() -> CapFile.parse(Bytes.ofHex(twice)))
                .withMessage("A file stands twice in it");
    }

    @Test
    void takesNoFileWithAByteChangedForAnotherOne() {
        TestCapFile assembled = TestCapFile.of(PACKAGE, FIRST);
        for (Bytes whole : List.of(assembled.stored(), assembled.deflated())) {
            for (int at = 0; at < whole.size(); at++) {
                byte[] changed = whole.toByteArray();
                changed[at] ^= 0x01;
                assertRefusedOrTheSame(Bytes.copyOf(changed), assembled.inLoadOrder());
            }
        }
    }

    private static void assertRefusedOrTheSame(Bytes file, Bytes components) {
        try {
            assertThat(CapFile.parse(file).loadFileDataBlock()).isEqualTo(components);
        } catch (MalformedCapFileException e) {
            assertThat(e).hasMessageMatching("[ -~]+");
        }
    }

    @Test
    void refusesAComponentLongerThanItsLengthCanSayWithoutInflatingIt() {
        Bytes huge = Bytes.copyOf(new byte[1_000_000]);

        assertRefused(
                TestCapFile.of(PACKAGE, FIRST).without("Method").withFile(TestCapFile.FOLDER + "Method.cap", huge),
                "Method.cap has more than 65538 bytes");
    }

    @Test
    void refusesAFileThatIsTooLong() {
        Bytes tooLong = Bytes.copyOf(new byte[CapFile.MOST_BYTES + 1]);

        assertThatExceptionOfType(MalformedCapFileException.class)
                .isThrownBy(() -> CapFile.parse(tooLong))
                .withMessage("A CAP file has at most 2097152 bytes");
    }

    private static void assertRefused(TestCapFile assembled, String complaint) {
        Bytes file = assembled.deflated();
        assertThatExceptionOfType(MalformedCapFileException.class)
                .isThrownBy(() -> CapFile.parse(file))
                .withMessage(complaint);
    }

    private static Bytes text(String text) {
        return Bytes.ofText(text, StandardCharsets.UTF_8);
    }
}
