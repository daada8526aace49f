package dev.cardmint.center.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The key sets of one vault, by name and purpose: drill and production have sets of the same names. */
final class KeyRing implements AutoCloseable {

    private final VaultKind kind;
    private final Map<Slot, StoredKeySet> sets = new LinkedHashMap<>();

    private record Slot(KeySetName name, Purpose purpose) {}

    KeyRing(VaultKind kind, List<StoredKeySet> sets) {
        this.kind = kind;
        for (StoredKeySet set : sets) {
            KeySet described = set.description();
            if (this.sets.put(new Slot(described.name(), described.purpose()), set) != null) {
                throw new VaultFileException(
                        "Key set %s is there twice for %s".formatted(described.name(), described.purpose()));
            }
        }
    }

    VaultKind kind() {
        return kind;
    }

    /**
     * The set of this name that is for the caller's purpose.
     *
     * @throws PurposeMismatchException if there is one for the other purpose only
     * @throws UnknownKeySetException if there is none of that name
     */
    StoredKeySet get(KeySetName name, Purpose callerPurpose) {
        StoredKeySet set = sets.get(new Slot(name, callerPurpose));
        if (set != null) {
            return set;
        }
        for (StoredKeySet other : sets.values()) {
            if (other.description().name().equals(name)) {
                throw new PurposeMismatchException(other.description());
            }
        }
        throw new UnknownKeySetException(name);
    }

    boolean has(KeySetName name, Purpose purpose) {
        return sets.containsKey(new Slot(name, purpose));
    }

    List<StoredKeySet> all() {
        return List.copyOf(sets.values());
    }

    @Override
    public void close() {
        sets.values().forEach(StoredKeySet::close);
    }

    @Override
    public String toString() {
        return "KeyRing of %d key sets".formatted(sets.size());
    }
}
