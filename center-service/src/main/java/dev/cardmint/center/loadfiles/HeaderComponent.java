package dev.cardmint.center.loadfiles;

import dev.cardmint.model.bytes.Bytes;

/**
 * Which package a CAP file holds, and in which format (JCVM 3.1, 6.4).
 *
 * @param formatMinor of the compact format 2.1, 2.2 or 2.3
 */
record HeaderComponent(int formatMinor, boolean exports, boolean hasApplets, CapPackage declared) {

    private static final Bytes MAGIC = Bytes.ofHex("DECAFFED");
    private static final int FORMAT_MAJOR = 2;
    private static final int FIRST_MINOR = 1;
    private static final int LAST_MINOR = 3;
    private static final int ACC_INT = 0x01;
    private static final int ACC_EXPORT = 0x02;
    private static final int ACC_APPLET = 0x04;
    private static final int KNOWN_FLAGS = ACC_INT | ACC_EXPORT | ACC_APPLET;

    static HeaderComponent parse(Component component) {
        ComponentReader in = component.read();
        if (!in.bytes(MAGIC.size()).equals(MAGIC)) {
            throw in.malformed("does not begin with the magic number of CAP files");
        }
        int formatMinor = in.u1();
        int formatMajor = in.u1();
        if (formatMajor != FORMAT_MAJOR || formatMinor < FIRST_MINOR || formatMinor > LAST_MINOR) {
            throw in.malformed("is of format %d.%d, known are 2.1 to 2.3".formatted(formatMajor, formatMinor));
        }
        int flags = in.u1();
        if ((flags & ~KNOWN_FLAGS) != 0) {
            throw in.malformed("has flags %02X: only compact CAP files are taken".formatted(flags));
        }
        CapPackage declared = CapPackage.read(in);
        if (formatMinor > FIRST_MINOR && in.hasMore()) {
            in.bytes(in.u1()); // the package's name, there for remote interfaces
        }
        in.end();
        return new HeaderComponent(formatMinor, (flags & ACC_EXPORT) != 0, (flags & ACC_APPLET) != 0, declared);
    }
}
