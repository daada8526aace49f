package dev.cardmint.simulator.loadfile;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.cap.CapFile;
import dev.cardmint.simulator.cap.PackageInfo;
import dev.cardmint.simulator.cap.PackageVersion;
import dev.cardmint.simulator.image.ImageBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An Executable Load File on the card (GPC 2.3.1, 6.2.1): what was checked when it came.
 *
 * @param self its AID and version
 * @param modules its Executable Modules
 * @param imports packages that it cannot do without
 * @param size bytes of the load file data block and of its static fields; 0 for one in ROM
 * @param hash hash of the load file data block; empty for one in ROM
 * @param securityDomain AID of the security domain it belongs to
 */
public record LoadFile(
        PackageInfo self, List<Aid> modules, List<PackageInfo> imports, int size, Bytes hash, Aid securityDomain) {

    /** Life cycle state of every load file (GPC 2.3.1, Table 11-3). */
    public static final int LOADED = 0x01;

    public LoadFile {
        modules = List.copyOf(modules);
        imports = List.copyOf(imports);
        if (size < 0) {
            throw new IllegalArgumentException("A load file has no negative size");
        }
    }

    /** A load file that the maker of the card put into its ROM. */
    public static LoadFile preloaded(PackageInfo self, List<Aid> modules, Aid securityDomain) {
        return new LoadFile(self, modules, List.of(), 0, Bytes.EMPTY, securityDomain);
    }

    /** A load file that has arrived. */
    public static LoadFile loaded(CapFile file, Bytes dataBlock, Bytes hash, Aid securityDomain) {
        int size = dataBlock.size() + file.staticFields();
        return new LoadFile(file.self(), file.modules(), file.imports(), size, hash, securityDomain);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static LoadFile readFrom(DataInput in) throws IOException {
        PackageInfo self = readPackage(in);
        var modules = new ArrayList<Aid>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            modules.add(new Aid(ImageBytes.read(in)));
        }
        var imports = new ArrayList<PackageInfo>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            imports.add(readPackage(in));
        }
        return new LoadFile(self, modules, imports, in.readInt(), ImageBytes.read(in), new Aid(ImageBytes.read(in)));
    }

    public void writeTo(DataOutput out) throws IOException {
        writePackage(out, self);
        out.writeByte(modules.size());
        for (Aid module : modules) {
            ImageBytes.write(out, module.value());
        }
        out.writeByte(imports.size());
        for (PackageInfo imported : imports) {
            writePackage(out, imported);
        }
        out.writeInt(size);
        ImageBytes.write(out, hash);
        ImageBytes.write(out, securityDomain.value());
    }

    private static PackageInfo readPackage(DataInput in) throws IOException {
        var aid = new Aid(ImageBytes.read(in));
        return new PackageInfo(aid, new PackageVersion(in.readUnsignedByte(), in.readUnsignedByte()));
    }

    private static void writePackage(DataOutput out, PackageInfo info) throws IOException {
        ImageBytes.write(out, info.aid().value());
        out.writeByte(info.version().major());
        out.writeByte(info.version().minor());
    }

    public Aid aid() {
        return self.aid();
    }

    public boolean isPreloaded() {
        return hash.isEmpty();
    }

    /** Whether this load file is linked against another. */
    public boolean uses(LoadFile other) {
        return imports.stream().anyMatch(each -> each.aid().equals(other.aid()));
    }

    /** Whether everything that this load file imports is on the platform or among others. */
    public boolean isLinkable(Collection<LoadFile> others) {
        return imports.stream().allMatch(each -> PlatformPackages.satisfy(each) || isAmong(others, each));
    }

    private static boolean isAmong(Collection<LoadFile> files, PackageInfo imported) {
        return files.stream()
                .anyMatch(each -> each.aid().equals(imported.aid())
                        && each.self().version().satisfies(imported.version()));
    }

    /** Whether it calls itself by a name of the platform's. */
    public boolean takesNameOfPlatform() {
        return PlatformPackages.has(self);
    }
}
