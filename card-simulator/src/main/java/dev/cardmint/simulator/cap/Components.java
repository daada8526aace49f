package dev.cardmint.simulator.cap;

import static dev.cardmint.simulator.cap.MalformedCapException.unless;

import dev.cardmint.model.bytes.Bytes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The components of one CAP file, in whatever order they came: tag, two bytes of size, content; each once. */
final class Components {

    private final Map<Integer, Bytes> contents = new TreeMap<>();

    static Components split(Bytes all) {
        var components = new Components();
        var in = new ComponentReader("The load file", all);
        while (in.left() > 0) {
            int tag = in.u1();
            unless(
                    Component.of(tag) != null || tag >= Component.FIRST_CUSTOM_TAG,
                    "Tag %d is of no component".formatted(tag));
            Bytes former = components.contents.put(tag, in.bytes(in.u2()));
            unless(former == null, "Component %d comes twice".formatted(tag));
        }
        for (Component each : Component.values()) {
            unless(!each.isMandatory() || components.has(each), each + " is missing");
        }
        return components;
    }

    boolean has(Component component) {
        return contents.containsKey(component.tag());
    }

    /** A component that is there. */
    ComponentReader open(Component component) {
        Bytes content = content(component.tag());
        if (content == null) {
            throw new MalformedCapException(component + " is missing");
        }
        return new ComponentReader(component.name(), content);
    }

    /** The size of a component's content, 0 if it is not there. */
    int size(int tag) {
        Bytes content = content(tag);
        return content == null ? 0 : content.size();
    }

    private @Nullable Bytes content(int tag) {
        return contents.get(tag);
    }

    long customComponents() {
        return contents.keySet().stream()
                .filter(tag -> tag >= Component.FIRST_CUSTOM_TAG)
                .count();
    }
}
