package dev.cardmint.simulator.keys;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key sets of the issuer security domain in the order in which they came to be (GPC 2.3.1, 7.5). */
public final class KeyRing implements AutoCloseable {

    static final int MAX_SETS = 4;

    private final List<KeySet> sets = new ArrayList<>();

    public static KeyRing readFrom(DataInput in) throws IOException {
        var ring = new KeyRing();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            ring.sets.add(KeySet.readFrom(in));
        }
        return ring;
    }

    public void writeTo(DataOutput out) throws IOException {
        out.writeByte(sets.size());
        for (KeySet set : sets) {
            set.writeTo(out);
        }
    }

    /** The sets themselves, the first being what version 00 means. */
    public List<KeySet> sets() {
        return sets;
    }

    /** The set with a version, the first for 00, or {@code null}. */
    public @Nullable KeySet set(int version) {
        return sets.stream()
                .filter(each -> version == 0 || each.version() == version)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        sets.forEach(KeySet::close);
    }
}
