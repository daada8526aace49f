package dev.cardmint.center.profiles.filesystem;

/** How the records of a file lie (ISO/IEC 7816-4, Table 12: file descriptor byte). */
public enum RecordStructure {
    LINEAR_FIXED(0x02),
    LINEAR_VARIABLE(0x04);

    private final int descriptor;

    RecordStructure(int descriptor) {
        this.descriptor = descriptor;
    }

    /** The file descriptor byte of a working file that is not shareable. */
    public int descriptor() {
        return descriptor;
    }
}
