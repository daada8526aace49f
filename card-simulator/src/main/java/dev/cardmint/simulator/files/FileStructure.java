package dev.cardmint.simulator.files;

import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import java.util.Arrays;

/** What a file is, by its file descriptor byte without the bit that says shareable (ISO/IEC 7816-4, 7.4.5). */
enum FileStructure {
    DIRECTORY(0x38),
    TRANSPARENT(0x01),
    LINEAR_FIXED(0x02),
    LINEAR_VARIABLE(0x04);

    private static final int SHAREABLE = 0x40;

    private final int descriptor;

    FileStructure(int descriptor) {
        this.descriptor = descriptor;
    }

    static FileStructure of(int descriptorByte) {
        return Arrays.stream(values())
                .filter(each -> each.descriptor == (descriptorByte & ~SHAREABLE))
                .findFirst()
                .orElseThrow(() -> new CommandRefusedException(Status.WRONG_DATA));
    }

    boolean hasRecords() {
        return this == LINEAR_FIXED || this == LINEAR_VARIABLE;
    }
}
