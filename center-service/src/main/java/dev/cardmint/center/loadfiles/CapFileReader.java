package dev.cardmint.center.loadfiles;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the components of one CAP file and holds them against each other. */
final class CapFileReader {

    private final Map<ComponentKind, Component> components = new EnumMap<>(ComponentKind.class);

    CapFileReader(Map<ComponentKind, Bytes> files) {
        files.forEach((kind, file) -> components.put(kind, Component.parse(kind, file)));
    }

    CapFile read() {
        HeaderComponent header = HeaderComponent.parse(component(ComponentKind.HEADER));
        var directory = DirectoryComponent.parse(component(ComponentKind.DIRECTORY), header.formatMinor());
        for (ComponentKind kind : ComponentKind.values()) {
            compare(kind, directory.sizeOf(kind));
        }
        requireAsFlagged(ComponentKind.APPLET, header.hasApplets());
        requireAsFlagged(ComponentKind.EXPORT, header.exports());
        ImportComponent imports = ImportComponent.parse(component(ComponentKind.IMPORT));
        List<Aid> modules = header.hasApplets() ? modules(header) : List.of();
        requireCount("imports", directory.imports(), imports.packages().size());
        requireCount("applets", directory.applets(), modules.size());
        if (!directory.statics().equals(StaticFieldSizes.parse(component(ComponentKind.STATIC_FIELD)))) {
            throw new MalformedCapFileException("The static fields take other space than by the directory");
        }
        return CapFile.of(header, modules, imports, components);
    }

    private List<Aid> modules(HeaderComponent header) {
        int methodBytes = component(ComponentKind.METHOD).info().size();
        return AppletComponent.parse(
                        component(ComponentKind.APPLET), header.declared().aid(), methodBytes)
                .aids();
    }

    private Component component(ComponentKind kind) {
        Component component = components.get(kind);
        if (component == null) {
            throw new MalformedCapFileException("There is no " + kind);
        }
        return component;
    }

    /** A descriptor that somebody took out leaves its size behind: no harm, it stays off the card. */
    private void compare(ComponentKind kind, int listed) {
        Component component = components.get(kind);
        if (component == null && !kind.isLoaded()) {
            return;
        }
        if (kind.isRequired()) {
            component(kind);
        }
        int size = component == null ? 0 : component.info().size();
        if (size != listed) {
            throw new MalformedCapFileException("%s has %d bytes, %d by the directory".formatted(kind, size, listed));
        }
    }

    private void requireAsFlagged(ComponentKind kind, boolean flagged) {
        if (components.containsKey(kind) != flagged) {
            throw new MalformedCapFileException(
                    "%s is %s, against the header's flags".formatted(kind, flagged ? "missing" : "there"));
        }
    }

    private static void requireCount(String what, int listed, int found) {
        if (listed != found) {
            throw new MalformedCapFileException("There are %d %s, %d by the directory".formatted(found, what, listed));
        }
    }
}
