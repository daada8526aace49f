package dev.cardmint.simulator.registry;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.keys.KeyRing;

/** The card's memory and who has how much of it (GPC 2.3.1, 9.7): the only place where bytes are counted. */
public final class MemoryAccount {

    /** What a load file takes beside its data block: its entry in the registry. */
    public static final int LOAD_FILE = 256;

    /** What an application takes beside its data: its entry in the registry, and itself. */
    public static final int INSTANCE = 512;

    /** What every key set but the first takes, and the key that verifies load files. */
    public static final int KEY_SET = 128;

    /** Volatile memory, of which applications may ask for parts and nothing is ever taken. */
    public static final int VOLATILE = 4 * 1024;

    private final int capacity;
    private final CardContent content;
    private final KeyRing keys;

    /** An account over a capacity in bytes. */
    public MemoryAccount(int capacity, CardContent content, KeyRing keys) {
        this.capacity = capacity;
        this.content = content;
        this.keys = keys;
    }

    /** Non-volatile bytes in use. */
    public int used() {
        int loadFiles = content.loaded().stream()
                .mapToInt(each -> LOAD_FILE + each.size())
                .sum();
        int instances = content.applications().stream()
                .mapToInt(ApplicationInstance::memoryUsed)
                .sum();
        int moreKeys = keys.sets().size() - 1 + (keys.dapKey() == null ? 0 : 1);
        return loadFiles + instances + KEY_SET * Math.max(0, moreKeys);
    }

    /** Non-volatile bytes left. */
    public int free() {
        return capacity - used();
    }

    /** Refuses what does not fit. */
    public void require(long bytes) {
        unless(bytes <= free(), Status.MEMORY);
    }

    /** Refuses what asks for more volatile memory than there is. */
    public void requireVolatile(long bytes) {
        unless(bytes <= VOLATILE, Status.MEMORY);
    }

    /** Whether that many more bytes fit. */
    public boolean fits(int bytes) {
        return bytes <= free();
    }
}
