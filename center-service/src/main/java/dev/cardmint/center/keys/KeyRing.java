package dev.cardmint.center.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The key sets of one vault by name. */
final class KeyRing implements AutoCloseable {

    private final VaultKind kind;
    private final Map<KeySetName, StoredKeySet> sets = new LinkedHashMap<>();

    KeyRing(VaultKind kind, List<StoredKeySet> sets) {
        this.kind = kind;
        for (StoredKeySet set : sets) {
            if (this.sets.put(set.description().name(), set) != null) {
                throw new VaultFileException(
                        "Key set %s is there twice".formatted(set.description().name()));
            }
        }
    }

    VaultKind kind() {
        return kind;
    }

    StoredKeySet get(KeySetName name) {
        StoredKeySet set = sets.get(name);
        if (set == null) {
            throw new UnknownKeySetException(name);
        }
        return set;
    }

    /**
     * A key set for a caller.
     *
     * @throws PurposeMismatchException if it is not for the caller's purpose
     */
    StoredKeySet get(KeySetName name, Purpose callerPurpose) {
        StoredKeySet set = get(name);
        set.requirePurpose(callerPurpose);
        return set;
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
