package dev.cardmint.simulator.registry;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Non-volatile memory that INSTALL reserves for an application, and the most that it may take (GPC 2.3.1, 9.7).
 *
 * @param reserved bytes that are its own, used or not
 * @param limit bytes that it may not exceed
 */
public record Quota(int reserved, int limit) {

    public static final Quota NONE = new Quota(0, Integer.MAX_VALUE);

    public Quota {
        if (reserved < 0 || limit < 0) {
            throw new IllegalArgumentException("No quota: %d of %d".formatted(reserved, limit));
        }
    }

    static Quota readFrom(DataInput in) throws IOException {
        return new Quota(in.readInt(), in.readInt());
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(reserved);
        out.writeInt(limit);
    }
}
