package dev.cardmint.center.loadfiles;

import org.jspecify.annotations.Nullable;

/** The components of a CAP file (JCVM 3.1, Table 6-1), in the order in which a card takes them (6.3). */
enum ComponentKind {
    HEADER(1, "Header"),
    DIRECTORY(2, "Directory"),
    IMPORT(4, "Import"),
    APPLET(3, "Applet"),
    CLASS(6, "Class"),
    METHOD(7, "Method"),
    STATIC_FIELD(8, "StaticField"),
    EXPORT(10, "Export"),
    CONSTANT_POOL(5, "ConstantPool"),
    REFERENCE_LOCATION(9, "RefLocation"),
    /** For verifiers; a card need not be given it. */
    DESCRIPTOR(11, "Descriptor");

    /** How many sizes a Directory lists in every format. */
    static final int COUNT = values().length;

    private final int tag;
    private final String fileName;

    ComponentKind(int tag, String name) {
        this.tag = tag;
        fileName = name + ".cap";
    }

    int tag() {
        return tag;
    }

    /** The kind that lies in a file of this name, upper or lower case (JCVM 3.1, 6.2.1), or {@code null}. */
    static @Nullable ComponentKind ofFile(String name) {
        for (ComponentKind kind : values()) {
            if (kind.fileName.equalsIgnoreCase(name)) {
                return kind;
            }
        }
        return null;
    }

    /** Whether every file has one: applets and exports it has as its flags say, and a descriptor stays off the card. */
    boolean isRequired() {
        return this != APPLET && this != EXPORT && this != DESCRIPTOR;
    }

    boolean isLoaded() {
        return this != DESCRIPTOR;
    }

    @Override
    public String toString() {
        return fileName;
    }
}
