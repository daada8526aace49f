package dev.cardmint.simulator.birth;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a card has room for and what it demands of load files.
 *
 * @param memory bytes of non-volatile memory for load files, applications and their data
 * @param mandatedDap whether every load file must carry a signature (GPC 2.3.1, 9.2.1)
 */
public record ContentTraits(int memory, boolean mandatedDap) {

    /** What an image of a full card has room for. */
    public static final int MAX_MEMORY = 160 * 1024;

    public static final ContentTraits USUAL = new ContentTraits(80 * 1024, false);

    public ContentTraits {
        if (memory < 0 || memory > MAX_MEMORY) {
            throw new IllegalArgumentException("A card has at most %d bytes of memory".formatted(MAX_MEMORY));
        }
    }

    static ContentTraits readFrom(DataInput in) throws IOException {
        return new ContentTraits(in.readInt(), in.readBoolean());
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(memory);
        out.writeBoolean(mandatedDap);
    }

    public ContentTraits memory(int bytes) {
        return new ContentTraits(bytes, mandatedDap);
    }

    public ContentTraits mandatedDap(boolean mandated) {
        return new ContentTraits(memory, mandated);
    }
}
