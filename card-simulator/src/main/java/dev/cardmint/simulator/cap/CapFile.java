package dev.cardmint.simulator.cap;

import static dev.cardmint.simulator.cap.MalformedCapException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.util.ArrayList;
import java.util.List;

/**
 * What a card reads of a CAP file (Java Card Virtual Machine Specification, 6): the components Header, Directory,
 * Applet, Import and Static Field; of the others only their sizes.
 *
 * @param self the package itself
 * @param modules AIDs of its applets
 * @param imports the packages that it is linked against
 * @param staticFields bytes that its static fields take
 */
public record CapFile(PackageInfo self, List<Aid> modules, List<PackageInfo> imports, int staticFields) {

    private static final int RID = 5;
    private static final int MAX_IMPORTS = 128;

    public CapFile {
        modules = List.copyOf(modules);
        imports = List.copyOf(imports);
    }

    /**
     * Reads components that follow each other in any order, each once.
     *
     * @throws MalformedCapException if anything is cut off, missing, left over, or not as the directory says
     */
    public static CapFile parse(Bytes components) {
        Components all = Components.split(components);
        HeaderComponent header = HeaderComponent.readFrom(all.open(Component.HEADER));
        unless(header.hasApplets() == all.has(Component.APPLET), "HEADER and APPLET disagree");
        unless(header.hasExports() == all.has(Component.EXPORT), "HEADER and EXPORT disagree");
        DirectoryComponent directory = DirectoryComponent.readFrom(all.open(Component.DIRECTORY), header, all);
        List<Aid> modules = header.hasApplets() ? modules(all, header.self().aid()) : List.of();
        List<PackageInfo> imports = imports(all, header.self().aid());
        unless(directory.applets() == modules.size(), "DIRECTORY counts other applets");
        unless(directory.imports() == imports.size(), "DIRECTORY counts other imports");
        requireStaticFields(all.open(Component.STATIC_FIELD), directory);
        return new CapFile(header.self(), modules, imports, directory.imageSize());
    }

    private static List<Aid> modules(Components all, Aid self) {
        ComponentReader in = all.open(Component.APPLET);
        var modules = new ArrayList<Aid>();
        int count = in.u1();
        unless(count > 0, "APPLET is empty");
        for (int i = 0; i < count; i++) {
            Aid module = in.aid();
            boolean sameProvider = module.value().startsWith(self.value().slice(0, RID));
            unless(sameProvider && !modules.contains(module), "APPLET has an AID that it may not have");
            modules.add(module);
            unless(in.u2() < all.size(Component.METHOD.tag()), "APPLET points behind METHOD");
        }
        in.requireEnd();
        return modules;
    }

    private static List<PackageInfo> imports(Components all, Aid self) {
        ComponentReader in = all.open(Component.IMPORT);
        var imports = new ArrayList<PackageInfo>();
        int count = in.u1();
        unless(count <= MAX_IMPORTS, "IMPORT is too long");
        for (int i = 0; i < count; i++) {
            PackageInfo imported = PackageInfo.readFrom(in);
            boolean again = imports.stream().anyMatch(each -> each.aid().equals(imported.aid()));
            unless(!again && !imported.aid().equals(self), "IMPORT has an AID that it may not have");
            imports.add(imported);
        }
        in.requireEnd();
        return imports;
    }

    /** Sizes of the image, references, initialized arrays, and of values with and without a default. */
    private static void requireStaticFields(ComponentReader in, DirectoryComponent directory) {
        unless(in.u2() == directory.imageSize(), "STATIC_FIELD has another image than DIRECTORY says");
        int references = in.u2();
        int arrays = in.u2();
        unless(arrays == directory.arrays() && arrays <= references, "STATIC_FIELD has other arrays");
        for (int i = 0; i < arrays; i++) {
            in.u1();
            in.bytes(in.u2());
        }
        int defaults = in.u2();
        int others = in.u2();
        in.bytes(others);
        in.requireEnd();
        unless(
                2 * references + defaults + others == directory.imageSize(),
                "STATIC_FIELD does not add up to its image");
    }
}
