package dev.cardmint.center.loadfiles;

import dev.cardmint.model.bytes.Bytes;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a CAP file says that it consists of (JCVM 3.1, 6.5).
 *
 * @param sizes of the info of each component, 0 where there is none
 * @param statics sizes of its static fields
 */
record DirectoryComponent(Map<ComponentKind, Integer> sizes, StaticFieldSizes statics, int imports, int applets) {

    private static final Bytes NO_RESOURCES = Bytes.ofHex("00000000");

    DirectoryComponent {
        sizes = Map.copyOf(sizes);
    }

    static DirectoryComponent parse(Component component, int formatMinor) {
        ComponentReader in = component.read();
        Map<ComponentKind, Integer> sizes = sizes(in);
        if (formatMinor >= 2) {
            in.u2(); // the debug component's, which stays off the card and out of consideration
        }
        if (formatMinor >= 3 && !in.bytes(NO_RESOURCES.size()).equals(NO_RESOURCES)) {
            throw in.malformed("has static resources, which this version does not load");
        }
        var statics = new StaticFieldSizes(in.u2(), in.u2(), in.u2());
        int imports = in.u1();
        int applets = in.u1();
        if (in.u1() != 0) {
            throw in.malformed("lists components of somebody's own, which other cards do not take");
        }
        in.end();
        return new DirectoryComponent(sizes, statics, imports, applets);
    }

    /** They stand in the order of the tags. */
    private static Map<ComponentKind, Integer> sizes(ComponentReader in) {
        int[] byTag = new int[ComponentKind.COUNT + 1];
        for (int tag = 1; tag < byTag.length; tag++) {
            byTag[tag] = in.u2();
        }
        var sizes = new EnumMap<ComponentKind, Integer>(ComponentKind.class);
        for (ComponentKind kind : ComponentKind.values()) {
            sizes.put(kind, byTag[kind.tag()]);
        }
        return sizes;
    }

    int sizeOf(ComponentKind kind) {
        return sizes.getOrDefault(kind, 0);
    }
}
