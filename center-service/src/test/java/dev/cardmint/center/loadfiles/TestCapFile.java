package dev.cardmint.center.loadfiles;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Assembles a CAP file component by component, whole unless a test says otherwise. */
public final class TestCapFile {

    public static final String FOLDER = "dev/cardmint/sample/javacard/";

    static final List<String> DIRECTORY_ORDER = List.of(
            "Header",
            "Directory",
            "Applet",
            "Import",
            "ConstantPool",
            "Class",
            "Method",
            "StaticField",
            "RefLocation",
            "Export",
            "Descriptor");

    private final Map<String, Bytes> infos = new LinkedHashMap<>();
    private final Map<String, Bytes> others = new LinkedHashMap<>();
    private final int formatMinor;
    private String folder = FOLDER;
    private String debugSize = "0000";

    private TestCapFile(int formatMinor) {
        this.formatMinor = formatMinor;
    }

    /** A package of format 2.1 that exports nothing and imports java.lang and javacard.framework. */
    public static TestCapFile of(Aid packageAid, Aid... applets) {
        return ofFormat(1, packageAid, applets);
    }

    /** The same in one of the formats 2.1, 2.2 and 2.3. */
    public static TestCapFile ofFormat(int formatMinor, Aid packageAid, Aid... applets) {
        var file = new TestCapFile(formatMinor);
        int flags = applets.length > 0 ? 0x04 : 0x00;
        file.with("Header", header(formatMinor, flags, packageAid));
        file.with("Directory", Bytes.EMPTY); // made last
        if (applets.length > 0) {
            file.with("Applet", applet(applets));
        }
        file.with("Import", Bytes.ofHex("02 0001 07 A0000000620001 0301 07 A0000000620101"));
        file.with("ConstantPool", Bytes.ofHex("0002 01810300 06800300"));
        file.with("Class", Bytes.ofHex("00 80 03 00 FF 00 00 00 00 81 00"));
        file.with("Method", Bytes.ofHex("00 0110 188C0001 7A 0220 18 1D 19 8B 0000 7A"));
        file.with("StaticField", Bytes.ofHex("0000 0000 0000 0000 0000"));
        file.with("RefLocation", Bytes.ofHex("0000 0001 05"));
        file.with("Descriptor", Bytes.ofHex("01 0001 01 0000 00 00 00 0000 0000"));
        return file;
    }

    static Bytes header(int formatMinor, int flags, Aid packageAid) {
        Bytes name = formatMinor > 1 ? Bytes.of(0) : Bytes.EMPTY;
        return Bytes.ofHex("DECAFFED")
                .concat(Bytes.of(formatMinor, 2, flags, 0, 1))
                .concat(field(packageAid))
                .concat(name);
    }

    static Bytes applet(Aid... applets) {
        Bytes info = Bytes.of(applets.length);
        for (Aid applet : applets) {
            info = info.concat(field(applet)).concat(Bytes.of(0, 8));
        }
        return info;
    }

    private static Bytes field(Aid aid) {
        return Bytes.of(aid.value().size()).concat(aid.value());
    }

    public TestCapFile with(String component, Bytes info) {
        infos.put(component, info);
        return this;
    }

    TestCapFile without(String component) {
        infos.remove(component);
        return this;
    }

    TestCapFile inFolder(String path) {
        folder = path;
        return this;
    }

    TestCapFile withFile(String path, Bytes content) {
        others.put(path, content);
        return this;
    }

    TestCapFile withDebug(Bytes component) {
        debugSize = "%04X".formatted(component.size() - 3);
        return withFile(folder + "Debug.cap", component);
    }

    /** The components as a card takes them, and nothing else. */
    public Bytes inLoadOrder() {
        Bytes all = Bytes.EMPTY;
        for (String name : List.of(
                "Header",
                "Directory",
                "Import",
                "Applet",
                "Class",
                "Method",
                "StaticField",
                "Export",
                "ConstantPool",
                "RefLocation")) {
            if (infos.containsKey(name)) {
                all = all.concat(component(name));
            }
        }
        return all;
    }

    Bytes component(String name) {
        Bytes info = name.equals("Directory") && info(name).isEmpty() ? directory() : info(name);
        return Bytes.of(DIRECTORY_ORDER.indexOf(name) + 1, info.size() >> 8, info.size() & 0xFF)
                .concat(info);
    }

    private Bytes info(String name) {
        return infos.getOrDefault(name, Bytes.EMPTY);
    }

    /** What a right directory says of the components so far. */
    Bytes directory() {
        Bytes sizes = Bytes.EMPTY;
        for (String name : DIRECTORY_ORDER) {
            int size = name.equals("Directory") ? directorySize() : info(name).size();
            sizes = sizes.concat(Bytes.of(size >> 8, size & 0xFF));
        }
        if (formatMinor > 1) {
            sizes = sizes.concat(Bytes.ofHex(debugSize));
        }
        if (formatMinor > 2) {
            sizes = sizes.concat(Bytes.ofHex("00000000"));
        }
        int applets = info("Applet").isEmpty() ? 0 : info("Applet").unsigned(0);
        return sizes.concat(Bytes.ofHex("000000000000"))
                .concat(Bytes.of(info("Import").unsigned(0), applets, 0));
    }

    private int directorySize() {
        return 31 + (formatMinor > 1 ? 2 : 0) + (formatMinor > 2 ? 4 : 0);
    }

    public CapFile parse() {
        return CapFile.parse(deflated());
    }

    public Bytes deflated() {
        return zip(ZipEntry.DEFLATED, UnaryOperator.identity());
    }

    Bytes stored() {
        return zip(ZipEntry.STORED, UnaryOperator.identity());
    }

    Bytes inLowerCase() {
        return zip(ZipEntry.DEFLATED, name -> name.toLowerCase(Locale.ROOT));
    }

    /** As archivers write them: in the order of the alphabet. */
    private Bytes zip(int method, UnaryOperator<String> naming) {
        var files = new LinkedHashMap<>(others);
        infos.keySet().stream()
                .sorted()
                .forEach(name -> files.put(folder + naming.apply(name + ".cap"), component(name)));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setMethod(method);
            for (Map.Entry<String, Bytes> file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue().toByteArray());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.copyOf(out.toByteArray());
    }

    private static ZipEntry entry(String name, Bytes content) {
        var entry = new ZipEntry(name);
        var sum = new CRC32();
        sum.update(content.toByteArray());
        entry.setCrc(sum.getValue());
        entry.setSize(content.size());
        entry.setTime(0);
        return entry;
    }
}
