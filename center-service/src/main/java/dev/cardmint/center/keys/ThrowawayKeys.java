package dev.cardmint.center.keys;

import dev.cardmint.model.bytes.Bytes;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Key sets with master keys that are made up and forgotten, for cards that exist in memory only. They are for drills,
 * have nothing to do with the center's own vault, and are wiped when closed.
 */
public final class ThrowawayKeys implements AutoCloseable {

    private final KeyRing ring;
    private final SoftwareKeyVault vault;

    private ThrowawayKeys(KeyRing ring, VaultKey vaultKey) {
        this.ring = ring;
        vault = new SoftwareKeyVault(ring, vaultKey);
    }

    /** Makes up a key set like each of these. */
    public static ThrowawayKeys like(Collection<KeySet> sets) {
        var random = new SecureRandom();
        List<StoredKeySet> stored = sets.stream().map(set -> like(set, random)).toList();
        byte[] vaultKey = bytes(VaultKey.SIZE, random);
        try {
            return new ThrowawayKeys(new KeyRing(VaultKind.LAB, stored), new VaultKey(vaultKey));
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    private static StoredKeySet like(KeySet set, SecureRandom random) {
        var description = new KeySet(
                set.name(), Purpose.DRILL, set.keyVersion(), set.keyType(), set.diversification(), set.keyBits());
        byte[] master = bytes(set.keyBits() / Byte.SIZE, random);
        try {
            return new StoredKeySet(description, new MasterKey(set.keyType(), master));
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    private static byte[] bytes(int size, SecureRandom random) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A vault with these key sets and no other. */
    public KeyVault vault() {
        return vault;
    }

    /**
     * Key-ENC, Key-MAC and Key-DEK of one card, for the card that is made with them; the caller wipes them.
     *
     * @throws UnknownKeySetException if no set of that name was made up
     */
    public List<byte[]> cardKeys(KeySetName set, Bytes diversificationData) {
        try (DerivedKeys keys = ring.get(set, Purpose.DRILL).keysOf(diversificationData)) {
            return keys.all().stream().map(byte[]::clone).toList();
        }
    }

    @Override
    public void close() {
        vault.close();
    }

    @Override
    public String toString() {
        return "ThrowawayKeys";
    }
}
