package dev.cardmint.simulator.cap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Components by their tags (Java Card Virtual Machine Specification, Table 6-4). */
enum Component {
    HEADER(1),
    DIRECTORY(2),
    APPLET(3),
    IMPORT(4),
    CONSTANT_POOL(5),
    CLASS(6),
    METHOD(7),
    STATIC_FIELD(8),
    REFERENCE_LOCATION(9),
    EXPORT(10),
    DESCRIPTOR(11),
    DEBUG(12);

    /** Tags of components that are a vendor's own. */
    static final int FIRST_CUSTOM_TAG = 128;

    private final int tag;

    Component(int tag) {
        this.tag = tag;
    }

    int tag() {
        return tag;
    }

    static @Nullable Component of(int tag) {
        return Arrays.stream(values())
                .filter(each -> each.tag() == tag)
                .findFirst()
                .orElse(null);
    }

    /** A loader may leave out what only a verifier or debugger reads; it stays in the directory. */
    boolean mayStayBehind() {
        return this == DESCRIPTOR || this == DEBUG;
    }

    /** Present in every CAP file; applets and exports follow from flags. */
    boolean isMandatory() {
        return !mayStayBehind() && this != APPLET && this != EXPORT;
    }
}
