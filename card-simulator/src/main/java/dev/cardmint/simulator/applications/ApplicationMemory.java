package dev.cardmint.simulator.applications;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one application keeps without power: its life cycle state and its data groupings. Wiped when cleared. */
public final class ApplicationMemory {

    public static final int INSTALLED = 0x03;
    public static final int SELECTABLE = 0x07;
    public static final int PERSONALIZED = 0x0F;

    private static final int LOCKED = 0x80;
    private static final int LONGEST = 0xFFFF;
    private static final int GROUPING = 4;

    private final Map<Integer, byte[]> groupings = new TreeMap<>();
    private int lifeCycle = INSTALLED;

    public static ApplicationMemory readFrom(DataInput in) throws IOException {
        var memory = new ApplicationMemory();
        memory.lifeCycle = in.readUnsignedByte();
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            int identifier = in.readUnsignedShort();
            byte[] content = new byte[in.readUnsignedShort()];
            in.readFully(content);
            memory.groupings.put(identifier, content);
        }
        return memory;
    }

    public void writeTo(DataOutput out) throws IOException {
        out.writeByte(lifeCycle);
        out.writeShort(groupings.size());
        for (Map.Entry<Integer, byte[]> grouping : groupings.entrySet()) {
            out.writeShort(grouping.getKey());
            out.writeShort(grouping.getValue().length);
            out.write(grouping.getValue());
        }
    }

    /** Life cycle state with the lock bit (GPC 2.3.1, Table 11-4). */
    public int lifeCycle() {
        return lifeCycle;
    }

    public void lifeCycle(int state) {
        lifeCycle = state;
    }

    public void lock() {
        lifeCycle |= LOCKED;
    }

    public void unlock() {
        lifeCycle &= ~LOCKED;
    }

    public boolean isLocked() {
        return (lifeCycle & LOCKED) != 0;
    }

    public boolean isPersonalized() {
        return lifeCycle == PERSONALIZED;
    }

    /** Bytes taken by all groupings with their identifiers and lengths. */
    public int size() {
        return groupings.values().stream()
                .mapToInt(content -> GROUPING + content.length)
                .sum();
    }

    boolean has(int identifier) {
        return groupings.containsKey(identifier);
    }

    /** A grouping that is no secret, or {@code null}. */
    public @Nullable Bytes read(int identifier) {
        byte[] content = groupings.get(identifier);
        return content == null ? null : Bytes.copyOf(content);
    }

    /** A copy that the caller wipes, or {@code null}. */
    byte @Nullable [] readSecret(int identifier) {
        byte[] content = groupings.get(identifier);
        return content == null ? null : content.clone();
    }

    /**
     * Puts a copy of a grouping into the place of the former, which is wiped; refuses more than a grouping can hold.
     */
    public void write(int identifier, byte[] content) {
        CommandRefusedException.unless(content.length <= LONGEST, Status.MEMORY);
        byte[] former = groupings.put(identifier, content.clone());
        if (former != null) {
            Arrays.fill(former, (byte) 0);
        }
    }

    /** Life cycle and groupings as they are now, for {@link #restore}. */
    public ApplicationMemory copy() {
        var copy = new ApplicationMemory();
        copy.lifeCycle = lifeCycle;
        groupings.forEach((identifier, content) -> copy.groupings.put(identifier, content.clone()));
        return copy;
    }

    /** Takes over everything that a copy holds. */
    public void restore(ApplicationMemory copy) {
        clear();
        groupings.putAll(copy.groupings);
        lifeCycle = copy.lifeCycle;
    }

    /** Wipes all groupings. */
    public void clear() {
        groupings.values().forEach(content -> Arrays.fill(content, (byte) 0));
        groupings.clear();
    }

    /** A fault of the memory: inverts the lowest bit of one byte; false if there is no such byte. */
    public boolean flip(int identifier, int offset) {
        byte[] content = groupings.get(identifier);
        if (content == null || offset < 0 || offset >= content.length) {
            return false;
        }
        content[offset] ^= 1;
        return true;
    }
}
