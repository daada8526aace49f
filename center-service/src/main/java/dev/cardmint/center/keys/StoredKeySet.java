package dev.cardmint.center.keys;

import dev.cardmint.model.bytes.Bytes;

/** A key set with its master key. */
final class StoredKeySet implements AutoCloseable {

    private final KeySet description;
    private final MasterKey master;

    StoredKeySet(KeySet description, MasterKey master) {
        if (description.keyType() != master.type() || description.keyBits() != master.bits()) {
            throw new IllegalArgumentException("Key set %s has keys of %d bits, its master key has %d"
                    .formatted(description.name(), description.keyBits(), master.bits()));
        }
        this.description = description;
        this.master = master;
    }

    KeySet description() {
        return description;
    }

    MasterKey master() {
        return master;
    }

    DerivedKeys keysOf(Bytes diversificationData) {
        return master.derive(description.diversification(), diversificationData);
    }

    @Override
    public void close() {
        master.close();
    }

    @Override
    public String toString() {
        return "StoredKeySet " + description.name();
    }
}
