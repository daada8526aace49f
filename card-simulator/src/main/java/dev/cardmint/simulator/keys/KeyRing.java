package dev.cardmint.simulator.keys;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of the issuer security domain: key sets in the order in which they came to be, and one for load files. */
public final class KeyRing implements AutoCloseable {

    private static final int KEYS_IN_SET = 3;

    private final List<KeySet> sets = new ArrayList<>();
    private @Nullable DapKey dapKey;

    /** Reads what {@link #writeTo} wrote. */
    public static KeyRing readFrom(DataInput in) throws IOException {
        var ring = new KeyRing();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            ring.sets.add(KeySet.readFrom(in));
        }
        if (in.readBoolean()) {
            ring.dapKey = DapKey.readFrom(in);
        }
        return ring;
    }

    public void writeTo(DataOutput out) throws IOException {
        out.writeByte(sets.size());
        for (KeySet set : sets) {
            set.writeTo(out);
        }
        DapKey dap = dapKey;
        out.writeBoolean(dap != null);
        if (dap != null) {
            dap.writeTo(out);
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

    /** The key that verifies load files, or {@code null}. */
    public @Nullable DapKey dapKey() {
        return dapKey;
    }

    /** Puts a key that verifies load files in the place of the former, or removes it. */
    public void dapKey(@Nullable DapKey next) {
        DapKey former = dapKey;
        if (former != null) {
            former.close();
        }
        dapKey = next;
    }

    /**
     * Deletes a key version.
     *
     * @param identifier 0 for all its keys; a single one only where it is all there is
     * @param inUse version that a channel was opened with, which stays
     * @throws CommandRefusedException if there is none, or it is the last one or in use
     */
    public void delete(int version, int identifier, int inUse) {
        if (version == DapKey.VERSION) {
            boolean found = dapKey != null && (identifier == 0 || identifier == DapKey.IDENTIFIER);
            unless(found, Status.REFERENCE_NOT_FOUND);
            dapKey(null);
            return;
        }
        KeySet set = set(version);
        if (set == null || identifier > KEYS_IN_SET) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        unless(identifier == 0 && sets.size() > 1 && version != inUse, Status.CONDITIONS);
        sets.remove(set);
        set.close();
    }

    @Override
    public void close() {
        sets.forEach(KeySet::close);
        dapKey(null);
    }
}
