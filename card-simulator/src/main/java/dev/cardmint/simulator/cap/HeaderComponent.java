package dev.cardmint.simulator.cap;

import static dev.cardmint.simulator.cap.MalformedCapException.unless;

/**
 * The Header component (Java Card Virtual Machine Specification, 6.4).
 *
 * @param minor minor version of the file format; the major one is 2
 */
record HeaderComponent(int minor, int flags, PackageInfo self) {

    private static final long MAGIC = 0xDECAFFEDL;
    private static final int MAJOR = 2;
    private static final int NEWEST_MINOR = 2;
    private static final int EXPORTS = 0x02;
    private static final int APPLETS = 0x04;
    private static final int KNOWN_FLAGS = 0x07;

    static HeaderComponent readFrom(ComponentReader in) {
        unless(in.u4() == MAGIC, "HEADER does not begin with the magic number");
        int minor = in.u1();
        int major = in.u1();
        unless(major == MAJOR && minor >= 1 && minor <= NEWEST_MINOR, "Format %d.%d".formatted(major, minor));
        int flags = in.u1();
        unless((flags & ~KNOWN_FLAGS) == 0, "HEADER has unknown flags");
        PackageInfo self = PackageInfo.readFrom(in);
        if (in.left() > 0) {
            in.bytes(in.u1()); // the package's name, since 2.2
        }
        in.requireEnd();
        return new HeaderComponent(minor, flags, self);
    }

    boolean hasApplets() {
        return (flags & APPLETS) != 0;
    }

    boolean hasExports() {
        return (flags & EXPORTS) != 0;
    }

    /** Entries for sizes in the directory: the debug component was added with 2.2. */
    int directorySizes() {
        return minor >= 2 ? Component.values().length : Component.values().length - 1;
    }
}
