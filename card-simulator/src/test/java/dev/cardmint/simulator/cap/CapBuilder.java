package dev.cardmint.simulator.cap;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Assembles CAP files component by component (Java Card Virtual Machine Specification, 6), by default of format 2.2
 * with one applet and without code. Any component can be replaced by other bytes, and the order changed.
 */
public final class CapBuilder {

    private static final List<Integer> USUAL_ORDER = List.of(1, 2, 4, 3, 6, 7, 8, 10, 5, 9, 11);

    private final Aid self;
    private final int major;
    private final int minor;
    private final List<Aid> applets = new ArrayList<>();
    private final List<Bytes> imports = new ArrayList<>();
    private final Map<Integer, Bytes> replaced = new TreeMap<>();
    private List<Integer> order = USUAL_ORDER;
    private int code = 20;
    private int formatMinor = 2;

    private CapBuilder(String self, int major, int minor) {
        this.self = Aid.parse(self);
        this.major = major;
        this.minor = minor;
    }

    public static CapBuilder of(String self, int major, int minor) {
        return new CapBuilder(self, major, minor);
    }

    public CapBuilder applet(String aid) {
        applets.add(Aid.parse(aid));
        return this;
    }

    public CapBuilder imports(String aid, int importedMajor, int importedMinor) {
        imports.add(packageInfo(Aid.parse(aid), importedMajor, importedMinor));
        return this;
    }

    /** Bytes of the Method component, which is filled with zeros: how large the file is. */
    public CapBuilder code(int bytes) {
        code = bytes;
        return this;
    }

    /** Minor version of the file format, 1 or 2. */
    CapBuilder format(int version) {
        formatMinor = version;
        return this;
    }

    /** Another content of a component; the directory tells the size of this one. */
    CapBuilder replace(int tag, String content) {
        replaced.put(tag, Bytes.ofHex(content));
        return this;
    }

    /** Which components come in which order. */
    CapBuilder order(Integer... tags) {
        order = List.of(tags);
        return this;
    }

    /** The components one after the other, as a load file data block has them. */
    public Bytes build() {
        Bytes all = Bytes.EMPTY;
        for (int tag : order) {
            if (tag != 3 || !applets.isEmpty() || replaced.containsKey(tag)) {
                Bytes content = content(tag);
                all = all.concat(Bytes.of(tag)).concat(u2(content.size())).concat(content);
            }
        }
        return all;
    }

    Bytes content(int tag) {
        Bytes other = replaced.get(tag);
        return other != null ? other : standard(tag);
    }

    private Bytes standard(int tag) {
        return switch (tag) {
            case 1 -> header();
            case 2 -> directory();
            case 3 -> appletComponent();
            case 4 -> counted(imports);
            case 5 -> Bytes.of(0, 0);
            case 7 -> Bytes.copyOf(new byte[code]);
            case 8 -> Bytes.copyOf(new byte[10]);
            case 9 -> Bytes.copyOf(new byte[4]);
            case 10 -> Bytes.of(0);
            default -> Bytes.of(0, 0, 0);
        };
    }

    private Bytes header() {
        int flags = (applets.isEmpty() ? 0 : 4) | (order.contains(10) ? 2 : 0);
        Bytes header =
                Bytes.ofHex("DECAFFED").concat(Bytes.of(formatMinor, 2, flags)).concat(packageInfo(self, major, minor));
        return formatMinor == 1 ? header : header.concat(Bytes.of(1, 'p'));
    }

    private Bytes directory() {
        Bytes directory = Bytes.EMPTY;
        int sizes = formatMinor == 1 ? 11 : 12;
        for (int tag = 1; tag <= sizes; tag++) {
            boolean there = order.contains(tag) && (tag != 3 || !applets.isEmpty() || replaced.containsKey(tag));
            int size = tag == 2 ? 2 * sizes + 9 : there ? content(tag).size() : 0;
            directory = directory.concat(u2(size));
        }
        return directory.concat(Bytes.of(0, 0, 0, 0, 0, 0, imports.size(), applets.size(), 0));
    }

    private Bytes appletComponent() {
        Bytes content = Bytes.of(applets.size());
        for (Aid applet : applets) {
            content = content.concat(lengthAndValue(applet)).concat(u2(1));
        }
        return content;
    }

    private static Bytes counted(List<Bytes> entries) {
        Bytes all = Bytes.of(entries.size());
        for (Bytes entry : entries) {
            all = all.concat(entry);
        }
        return all;
    }

    private static Bytes packageInfo(Aid aid, int major, int minor) {
        return Bytes.of(minor, major).concat(lengthAndValue(aid));
    }

    private static Bytes lengthAndValue(Aid aid) {
        return Bytes.of(aid.value().size()).concat(aid.value());
    }

    private static Bytes u2(int value) {
        return Bytes.of(value >> 8, value & 0xFF);
    }
}
