package dev.cardmint.simulator.cap;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Assembles CAP files of format 2.2, component by component (Java Card Virtual Machine Specification, 6): a package
 * whose applets do nothing, as this card binds their behaviour itself. The same package is always the same file.
 */
public final class CapAssembler {

    private static final List<Component> IN_ORDER = List.of(
            Component.HEADER,
            Component.DIRECTORY,
            Component.IMPORT,
            Component.APPLET,
            Component.CLASS,
            Component.METHOD,
            Component.STATIC_FIELD,
            Component.CONSTANT_POOL,
            Component.REFERENCE_LOCATION);

    private static final int DIRECTORY_SIZE = 33;
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);

    /** One method of three arguments, {@code install}, that returns: no handlers, its header, its bytecode. */
    private static final Bytes METHOD = Bytes.ofHex("00" + "0030" + "7A");

    /** One class with the superclass of applets, token 3 of the first import, and no fields or methods of its own. */
    private static final Bytes CLASS = Bytes.ofHex("0000" + "00" + "8003" + "00FF00" + "00000000");

    private final String name;
    private final PackageInfo self;
    private final List<Aid> applets = new ArrayList<>();
    private final List<PackageInfo> imports = new ArrayList<>();

    private CapAssembler(String name, PackageInfo self) {
        this.name = name;
        this.self = self;
        imports.add(new PackageInfo(Aid.parse("A0000000620101"), new PackageVersion(1, 0))); // javacard.framework
        imports.add(new PackageInfo(Aid.parse("A0000000620001"), new PackageVersion(1, 0))); // java.lang
    }

    /**
     * A package that imports {@code javacard.framework} and {@code java.lang}.
     *
     * @param name the package's name with slashes, as {@code dev/cardmint/purse}
     */
    public static CapAssembler of(String name, PackageInfo self) {
        return new CapAssembler(name, self);
    }

    public CapAssembler applet(Aid aid) {
        applets.add(aid);
        return this;
    }

    /** The CAP file: an archive with a file of each component, not compressed. */
    public Bytes file() {
        var file = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(file)) {
            for (Map.Entry<Component, Bytes> component : components().entrySet()) {
                store(archive, component.getKey(), component.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a byte array is always writable
        }
        return Bytes.copyOf(file.toByteArray());
    }

    private void store(ZipOutputStream archive, Component component, Bytes info) throws IOException {
        byte[] content = encoded(component, info).toByteArray();
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry(name + "/javacard/" + fileName(component));
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(ALWAYS);
        archive.putNextEntry(entry);
        archive.write(content);
        archive.closeEntry();
    }

    private static String fileName(Component component) {
        return switch (component) {
            case HEADER -> "Header.cap";
            case DIRECTORY -> "Directory.cap";
            case APPLET -> "Applet.cap";
            case IMPORT -> "Import.cap";
            case CONSTANT_POOL -> "ConstantPool.cap";
            case CLASS -> "Class.cap";
            case METHOD -> "Method.cap";
            case STATIC_FIELD -> "StaticField.cap";
            case REFERENCE_LOCATION -> "RefLocation.cap";
            case EXPORT -> "Export.cap";
            case DESCRIPTOR -> "Descriptor.cap";
            case DEBUG -> "Debug.cap";
        };
    }

    /** The components one after the other, as a load file data block has them. */
    public Bytes loadFileDataBlock() {
        Map<Component, Bytes> components = components();
        Bytes block = Bytes.EMPTY;
        for (Component component : IN_ORDER) {
            Bytes info = components.get(component);
            block = info == null ? block : block.concat(encoded(component, info));
        }
        return block;
    }

    private static Bytes encoded(Component component, Bytes info) {
        return Bytes.of(component.tag()).concat(u2(info.size())).concat(info);
    }

    private Map<Component, Bytes> components() {
        var components = new TreeMap<Component, Bytes>();
        components.put(Component.HEADER, header());
        components.put(Component.APPLET, applets());
        components.put(Component.IMPORT, imports());
        components.put(Component.CONSTANT_POOL, u2(0));
        components.put(Component.CLASS, CLASS);
        components.put(Component.METHOD, METHOD);
        components.put(Component.STATIC_FIELD, Bytes.copyOf(new byte[10]));
        components.put(Component.REFERENCE_LOCATION, Bytes.copyOf(new byte[4]));
        components.put(Component.DIRECTORY, directory(components));
        return components;
    }

    /** Magic, format 2.2, applets and nothing exported, the package, its name (6.4). */
    private Bytes header() {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        return Bytes.ofHex("DECAFFED" + "0202" + "04")
                .concat(info(self))
                .concat(Bytes.of(ascii.length))
                .concat(Bytes.copyOf(ascii));
    }

    /** Sizes by tag, no static fields, counts of imports, applets and custom components (6.5). */
    private Bytes directory(Map<Component, Bytes> others) {
        Bytes sizes = Bytes.EMPTY;
        for (Component component : Component.values()) {
            Bytes info = others.get(component);
            int size = info == null ? 0 : info.size();
            sizes = sizes.concat(u2(component == Component.DIRECTORY ? DIRECTORY_SIZE : size));
        }
        return sizes.concat(Bytes.of(0, 0, 0, 0, 0, 0, imports.size(), applets.size(), 0));
    }

    /** AIDs, each with where its install method begins, after the count of handlers (6.6). */
    private Bytes applets() {
        Bytes all = Bytes.of(applets.size());
        for (Aid applet : applets) {
            all = all.concat(withLength(applet)).concat(u2(1));
        }
        return all;
    }

    private Bytes imports() {
        Bytes all = Bytes.of(imports.size());
        for (PackageInfo each : imports) {
            all = all.concat(info(each));
        }
        return all;
    }

    private static Bytes info(PackageInfo info) {
        return Bytes.of(info.version().minor(), info.version().major()).concat(withLength(info.aid()));
    }

    private static Bytes withLength(Aid aid) {
        return Bytes.of(aid.value().size()).concat(aid.value());
    }

    private static Bytes u2(int value) {
        return Bytes.of(value >> 8, value & 0xFF);
    }
}
