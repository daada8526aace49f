package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.model.bytes.Bytes;
import java.nio.file.Path;
import java.util.List;

/** Lab vaults for tests: key sets of both purposes with keys that are no secret. */
public final class TestVaults {

    public static final KeySetName TRANSPORT = new KeySetName("transport");
    public static final KeySetName FACTORY = new KeySetName("factory");

    public static final KeySetName SHARED_ISSUER = new KeySetName("shared-issuer");

    /** What every blank with shared keys has as each of its keys. */
    public static final Bytes FACTORY_KEY = Bytes.ofHex("F2".repeat(16));

    public static final KeySetName ISSUER = new KeySetName("issuer");
    public static final KeySetName DRILL_ONLY = new KeySetName("drill-only");
    public static final KeySetName PRODUCTION_ISSUER = new KeySetName("production-issuer");

    public static final Bytes TRANSPORT_MASTER = Bytes.ofHex("11223344556677889900AABBCCDDEEFF");
    public static final Bytes ISSUER_MASTER = Bytes.ofHex("A1A2A3A4A5A6A7A8A9AAABACADAEAFA0");

    public static final Bytes PRODUCTION_TRANSPORT_MASTER = Bytes.ofHex("C7".repeat(16));

    public static final KeySetName TRANSPORT_256 = new KeySetName("transport-256");
    public static final Bytes TRANSPORT_256_MASTER = Bytes.ofHex("25".repeat(32));

    public static final Bytes TRANSPORT_DES_MASTER = Bytes.ofHex("2B2C2D2E2F3132343537383B3D3E4041");

    /** What every card with files and an access key has. */
    public static final Bytes ACCESS_KEY = Bytes.ofHex("ACCE55".repeat(5) + "00");

    private TestVaults() {}

    /**
     * Key sets transport (30), factory (2F, the same on every card) and issuer (31) for drill and others of the same
     * names for production; transport-256 (32), issuer-256 (33), drill-only (32) and production-issuer (31) for one
     * purpose each: AES, KDF3; transport-des (20) and issuer-des (21): 3DES, VISA2; access (01): AES, the same on every
     * card.
     */
    public static KeyVault inMemory() {
        return new SoftwareKeyVault(keys(VaultKind.LAB), vaultKey());
    }

    /** A channel with a blank that has this vault's transport keys, level 33. */
    public static SecureChannel openChannel(KeyVault vault) {
        return vault.openChannel(
                new CardKeys(TRANSPORT, Purpose.DRILL, PaperCard.KDD),
                PaperCard.opening(PaperCard.answer(TRANSPORT_MASTER, Diversification.KDF3, 0x30)));
    }

    /** Writes the same vault into a folder. */
    public static Files inFolder(Path folder) {
        Path keyFile = folder.resolve("vault.key");
        Path file = folder.resolve("vault.bin");
        try (KeyRing keys = keys(VaultKind.LAB);
                VaultKey vaultKey = VaultKeyFile.readOrCreate(keyFile)) {
            VaultFile.create(file, keys, vaultKey);
        }
        return new Files(file, keyFile);
    }

    static VaultKey vaultKey() {
        return new VaultKey(Bytes.ofHex("42".repeat(32)).toByteArray());
    }

    static KeyRing keys(VaultKind kind) {
        return new KeyRing(
                kind,
                List.of(
                        set(TRANSPORT, Purpose.DRILL, 0x30, TRANSPORT_MASTER),
                        shared(FACTORY, 0x2F, FACTORY_KEY),
                        shared(SHARED_ISSUER, 0x31, FACTORY_KEY),
                        set(ISSUER, Purpose.DRILL, 0x31, ISSUER_MASTER),
                        set(TRANSPORT_256, Purpose.DRILL, 0x32, TRANSPORT_256_MASTER),
                        set(new KeySetName("issuer-256"), Purpose.DRILL, 0x33, Bytes.ofHex("A6".repeat(32))),
                        des(new KeySetName("transport-des"), 0x20, TRANSPORT_DES_MASTER),
                        des(new KeySetName("issuer-des"), 0x21, Bytes.ofHex("D5D6".repeat(8))),
                        shared(new KeySetName("access"), 0x01, ACCESS_KEY),
                        set(DRILL_ONLY, Purpose.DRILL, 0x32, Bytes.ofHex("D7".repeat(16))),
                        set(TRANSPORT, Purpose.PRODUCTION, 0x30, PRODUCTION_TRANSPORT_MASTER),
                        set(ISSUER, Purpose.PRODUCTION, 0x31, Bytes.ofHex("E7".repeat(16))),
                        set(PRODUCTION_ISSUER, Purpose.PRODUCTION, 0x31, Bytes.ofHex("B7".repeat(16)))));
    }

    private static StoredKeySet des(KeySetName name, int keyVersion, Bytes master) {
        var version = new KeyVersionNumber(keyVersion);
        var description = new KeySet(name, Purpose.DRILL, version, KeyType.DES3, Diversification.VISA2, 128);
        return new StoredKeySet(description, new MasterKey(KeyType.DES3, master.toByteArray()));
    }

    private static StoredKeySet shared(KeySetName name, int keyVersion, Bytes key) {
        var version = new KeyVersionNumber(keyVersion);
        var description = new KeySet(name, Purpose.DRILL, version, KeyType.AES, Diversification.NONE, key.size() * 8);
        return new StoredKeySet(description, new MasterKey(KeyType.AES, key.toByteArray()));
    }

    static StoredKeySet set(KeySetName name, Purpose purpose, int keyVersion, Bytes master) {
        var version = new KeyVersionNumber(keyVersion);
        var description = new KeySet(name, purpose, version, KeyType.AES, Diversification.KDF3, master.size() * 8);
        return new StoredKeySet(description, new MasterKey(KeyType.AES, master.toByteArray()));
    }

    /** Values for {@code cardmint.keys.vault-file} and {@code cardmint.keys.vault-key-file}. */
    public record Files(Path vaultFile, Path vaultKeyFile) {}
}
