package dev.cardmint.simulator.files;

/** What is done to a file, with its bit in the access mode byte (ISO/IEC 7816-4, 9.3.2). */
enum Operation {
    READ(0x01, 0x00),
    UPDATE(0x02, 0x00),
    APPEND(0x04, 0x00),
    CREATE(0x00, 0x04),
    DELETE(0x40, 0x40),
    ACTIVATE(0x10, 0x10),
    TERMINATE(0x08, 0x08);

    private final int ofElementaryFile;
    private final int ofDirectory;

    Operation(int ofElementaryFile, int ofDirectory) {
        this.ofElementaryFile = ofElementaryFile;
        this.ofDirectory = ofDirectory;
    }

    /** The bit for a file, or 0 if there is none. */
    int mode(FileStructure structure) {
        return structure == FileStructure.DIRECTORY ? ofDirectory : ofElementaryFile;
    }

    boolean writes() {
        return this != READ;
    }
}
