package dev.cardmint.center.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyVaultConfigurationTests {

    @TempDir
    Path folder;

    private final KeyVaultConfiguration configuration = new KeyVaultConfiguration();

    @Test
    void opensTheVaultThatTheSettingsName() {
        TestVaults.Files files = TestVaults.inFolder(folder);

        KeyVault vault = configuration.keyVault(new KeyVaultSettings(files.vaultFile(), files.vaultKeyFile()));

        assertThat(vault.has(TestVaults.TRANSPORT, Purpose.DRILL)).isTrue();
        assertThat(vault.has(TestVaults.PRODUCTION_ISSUER, Purpose.DRILL)).isFalse();
    }

    @Test
    void refusesToStartWithoutAPropertyAndNamesIt() {
        TestVaults.Files files = TestVaults.inFolder(folder);

        assertRefused(new KeyVaultSettings(null, files.vaultKeyFile()), "Property cardmint.keys.vault-file is missing");
        assertRefused(
                new KeyVaultSettings(files.vaultFile(), null), "Property cardmint.keys.vault-key-file is missing");
    }

    @Test
    void refusesToStartWithoutAFile() {
        TestVaults.Files files = TestVaults.inFolder(folder);
        Path nowhere = folder.resolve("nowhere");

        assertRefused(
                new KeyVaultSettings(nowhere, files.vaultKeyFile()), "Key vault %s cannot be read".formatted(nowhere));
        assertRefused(
                new KeyVaultSettings(files.vaultFile(), nowhere),
                "Vault key file %s cannot be read".formatted(nowhere));
    }

    @Test
    void refusesToStartWithAnotherVaultsKey() throws IOException {
        TestVaults.Files files = TestVaults.inFolder(folder);
        Files.writeString(files.vaultKeyFile(), "42".repeat(32));

        assertRefused(
                new KeyVaultSettings(files.vaultFile(), files.vaultKeyFile()),
                "Key vault %s was altered or has another key".formatted(files.vaultFile()));
    }

    private void assertRefused(KeyVaultSettings settings, String message) {
        assertThatExceptionOfType(VaultFileException.class)
                .isThrownBy(() -> configuration.keyVault(settings))
                .withMessage(message);
    }

    @Test
    void wipesEveryKeyWhenTheVaultCloses() throws ReflectiveOperationException {
        KeyRing ring = TestVaults.keys(VaultKind.LAB);
        VaultKey vaultKey = TestVaults.vaultKey();
        new SoftwareKeyVault(ring, vaultKey).close();

        assertThat(ring.all())
                .isNotEmpty()
                .allSatisfy(set -> assertThat(set.master().copy()).containsOnly(0));
        var root = VaultKey.class.getDeclaredField("root");
        root.setAccessible(true);
        assertThat((byte[]) root.get(vaultKey)).containsOnly(0);
    }

    @Test
    void neverPrintsAKey() {
        assertThat(TestVaults.vaultKey()).hasToString("VaultKey");
        assertThat(TestVaults.vaultKey().forSeals()).hasToString("AesGcm");
        assertThat(TestVaults.keys(VaultKind.LAB)).hasToString("KeyRing of 13 key sets");
        assertThat(TestVaults.set(TestVaults.ISSUER, Purpose.DRILL, 0x31, Bytes.ofHex("00".repeat(16))))
                .hasToString("StoredKeySet issuer");
    }
}
