package dev.cardmint.center.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyVaultCommandTests {

    private static final String MASTER = "000102030405060708090A0B0C0D0E0F";
    private static final String DRILL_SET = """
            {"name":"issuer","purpose":"DRILL","keyVersion":"31","keyType":"AES","diversification":"KDF3","keyBits":128,"master":"%s"}""".formatted(MASTER);
    private static final String SETS = "{\"keySets\":[%s,%s]}"
            .formatted(DRILL_SET, DRILL_SET.replace("\"issuer\"", "\"real\"").replace("DRILL", "PRODUCTION"));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void makesAVaultAndItsKey() throws IOException {
        assertThat(create("LAB", SETS)).isZero();

        assertThat(out).asString().contains("LAB key vault with 2 key sets");
        assertThat(Files.readString(keyFile())).matches("[0-9a-f]{64}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
        try (KeyRing ring = VaultFile.read(file(), VaultKeyFile.read(keyFile()))) {
            assertThat(ring.get(new KeySetName("issuer"), Purpose.DRILL)
                            .description()
                            .purpose())
                    .isEqualTo(Purpose.DRILL);
            assertThat(ring.get(new KeySetName("real"), Purpose.PRODUCTION)
                            .description()
                            .purpose())
                    .isEqualTo(Purpose.PRODUCTION);
        }
    }

    @Test
    void exportsADrillKeySetOfALabVault() {
        create("LAB", SETS);
        out.reset();

        assertThat(export("issuer")).isZero();
        assertThat(out).hasToString(DRILL_SET + System.lineSeparator());
        assertThat(err).as("warnings").hasToString("");
    }

    @Test
    void refusesToExportFromAProductionVault() {
        create("PRODUCTION", SETS);
        out.reset();

        assertThat(export("issuer")).isEqualTo(2);
        assertThat(out).hasToString("");
        assertThat(err).asString().contains("A production vault gives no key away");
    }

    @Test
    void refusesToExportAProductionKeySet() {
        create("LAB", SETS);
        out.reset();

        assertThat(export("real")).isEqualTo(2);
        assertThat(out).hasToString("");
        assertThat(err).asString().contains("Only a drill key set can be exported");
    }

    @Test
    void refusesAVaultWhoseKindWasChanged() throws IOException {
        create("PRODUCTION", SETS);
        byte[] content = Files.readAllBytes(file());
        content[8] = 'L';
        Files.write(file(), content);

        assertThat(export("issuer")).isEqualTo(2);
        assertThat(err).asString().contains("was altered or has another key");
    }

    @Test
    void refusesAVaultWithAnyByteChangedOrMissing() throws IOException {
        create("LAB", SETS);
        byte[] content = Files.readAllBytes(file());
        VaultKey key = VaultKeyFile.read(keyFile());
        for (int i = 0; i < content.length; i++) {
            byte[] changed = content.clone();
            changed[i] ^= 0x10;
            assertDamaged(changed, key);
            assertDamaged(Arrays.copyOf(content, i), key);
        }
    }

    private void assertDamaged(byte[] content, VaultKey key) throws IOException {
        Path damaged = folder.resolve("damaged");
        Files.write(damaged, content);
        assertThatExceptionOfType(VaultFileException.class).isThrownBy(() -> VaultFile.read(damaged, key));
    }

    /** As written before there were other keys than AES: one set named "old", drill, KDF3, version 31. */
    @Test
    void readsAVaultOfVersionOne() throws IOException {
        create("LAB", SETS);
        byte[] header = "CMVAULT\u0001L".getBytes(StandardCharsets.US_ASCII);
        byte[] sets = Bytes.ofHex("01" + "036F6C64" + "054452494C4C" + "044B444633" + "31" + "10" + MASTER)
                .toByteArray();
        Bytes sealed = Bytes.copyOf(VaultKeyFile.read(keyFile()).forFile().seal(sets, header));
        Files.write(file(), Bytes.copyOf(header).concat(sealed).toByteArray());
        out.reset();

        assertThat(export("old")).isZero();
        assertThat(out).hasToString(DRILL_SET.replace("issuer", "old") + System.lineSeparator());
    }

    @Test
    void keepsTripleDesKeysAndATemplate() {
        String set = DRILL_SET
                .replace("\"AES\"", "\"DES3\"")
                .replace("KDF3", "3DES-ECB(d0 d1 d4 d5 d6 d7 F0 k d0 d1 d4 d5 d6 d7 0F k)");
        create("LAB", "{\"keySets\":[%s]}".formatted(set));
        out.reset();

        assertThat(export("issuer")).isZero();
        assertThat(out).hasToString(set + System.lineSeparator());
    }

    @Test
    void takesKeysForAesUnlessTheirTypeIsGiven() {
        create("LAB", "{\"keySets\":[%s]}".formatted(DRILL_SET.replace("\"keyType\":\"AES\",", "")));
        out.reset();

        assertThat(export("issuer")).isZero();
        assertThat(out).hasToString(DRILL_SET + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0003"})
    void refusesAVaultOfAnotherVersion(String version) throws IOException {
        create("LAB", SETS);
        byte[] content = Files.readAllBytes(file());
        content[7] = (byte) version.charAt(0);
        Files.write(file(), content);

        assertThat(export("issuer")).isEqualTo(2);
        assertThat(err).asString().contains("is no key vault of version 1 or 2");
    }

    @Test
    void refusesAnUnknownKeySet() {
        create("LAB", SETS);

        assertThat(export("nobody")).isEqualTo(2);
        assertThat(err).asString().contains("The key vault holds no key set nobody");
    }

    @Test
    void refusesToOverwriteAVault() {
        create("LAB", SETS);

        assertThat(create("LAB", SETS)).isEqualTo(2);
        assertThat(err).asString().contains("is there already and is not overwritten");
    }

    @Test
    void warnsOfAKeyFileThatOthersMayRead() throws IOException {
        create("LAB", SETS);
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(export("issuer")).isZero();
        assertThat(err).asString().contains("Warning: others than its owner may read vault key file");
    }

    @Test
    void refusesAKeyFileThatHoldsAnythingElse() throws IOException {
        for (String content : List.of("", "00", "zz".repeat(32), "00".repeat(33))) {
            Files.writeString(keyFile(), content);
            assertThat(create("LAB", SETS)).isEqualTo(2);
            assertThat(err).asString().contains("does not hold 64 hexadecimal digits");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keySets\":[]}",
                "{\"keySets\":[{}]}",
                "{\"keySets\":[1]}",
                "{\"keySets\":[SET],\"more\":1}",
                "{\"keySets\":[SET,SET]}",
                "{\"keySets\":[SET]"
            })
    void refusesKeySetsInAnyOtherForm(String document) {
        assertThat(create("LAB", document.replace("SET", DRILL_SET))).isEqualTo(2);
        assertThat(err).asString().isNotEmpty();
        assertThat(Files.exists(file())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"issuer\"=\"Issuer\"",
                "DRILL=SPARE",
                "\"31\"=\"80\"",
                "\"31\"=\"00\"",
                "\"31\"=31",
                "KDF3=VISA3",
                "KDF3=VISA2",
                "KDF3=AES-CMAC(k d0 DG)",
                "\"AES\"=\"DES3\"",
                "\"AES\"=\"DES\"",
                "\"AES\"=1",
                "128=192",
                "128=\"128\"",
                "000102=0001",
                "000102=ZZ0102",
                "\"keyBits\"=\"bits\"",
                "\"keyBits\"=\"note\":\"\",\"keyBits\""
            })
    void refusesAKeySetWithOneWrongFieldAndNeverQuotesItsKey(String change) {
        String[] words = change.split("=", -1);
        String wrong = DRILL_SET.replace(words[0], words[1]);

        assertThat(create("LAB", "{\"keySets\":[%s]}".formatted(wrong))).isEqualTo(2);
        assertThat(err).asString().startsWith("keySets[0] ").doesNotContain("0405060708");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "open",
                "create",
                "create --kind LAB --file F",
                "create --kind TEST --file F --key-file K",
                "create --kind LAB --file F --key-file K more",
                "create --kind LAB --file F --key-file",
                "export-lab --file F --key-file K --kind LAB",
                "export-lab --file F --key-file K --set A!"
            })
    void refusesAnyOtherArgumentsAndPrintsItsUsage(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);

        assertThat(run("", args)).isEqualTo(2);
        assertThat(err)
                .asString()
                .contains("vault create --kind LAB|PRODUCTION")
                .contains("vault export-lab");
    }

    private int create(String kind, String document) {
        return run(
                document,
                "create",
                "--kind",
                kind,
                "--file",
                file().toString(),
                "--key-file",
                keyFile().toString());
    }

    private int export(String set) {
        return run(
                "",
                "export-lab",
                "--file",
                file().toString(),
                "--key-file",
                keyFile().toString(),
                "--set",
                set);
    }

    private int run(String input, String... args) {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return KeyVaultCommand.run(
                args,
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private Path file() {
        return folder.resolve("vault");
    }

    private Path keyFile() {
        return folder.resolve("vault.key");
    }
}
