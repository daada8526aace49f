package dev.cardmint.center.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.keys.Diagnosis.Cause;
import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KeyVaultTests {

    private static final Bytes SECRET = Bytes.ofHex("00112233445566778899AABBCCDDEEFF");

    private final KeyVault vault = TestVaults.inMemory();

    @Test
    void opensAChannelWithABlanksTransportKeys() {
        InitializeUpdate.Response answer = blank();

        try (SecureChannel channel =
                vault.openChannel(keys(TestVaults.TRANSPORT, Purpose.DRILL), PaperCard.opening(answer))) {
            assertThat(channel.isClosed()).isFalse();
        }
    }

    @Test
    void refusesToOpenADrillChannelWithAProductionKeySet() {
        InitializeUpdate.Response answer = PaperCard.answer(Bytes.ofHex("B7".repeat(16)), Diversification.KDF3, 0x31);

        assertThatExceptionOfType(PurposeMismatchException.class)
                .isThrownBy(() ->
                        vault.openChannel(keys(TestVaults.PRODUCTION_ISSUER, Purpose.DRILL), PaperCard.opening(answer)))
                .withMessage("Key set production-issuer is for PRODUCTION only");
    }

    @Test
    void refusesToOpenAProductionChannelWithADrillKeySet() {
        assertThatExceptionOfType(PurposeMismatchException.class)
                .isThrownBy(() ->
                        vault.openChannel(keys(TestVaults.DRILL_ONLY, Purpose.PRODUCTION), PaperCard.opening(blank())))
                .withMessage("Key set drill-only is for DRILL only");
    }

    @Test
    void refusesEveryOtherOperationAcrossPurposes() {
        var drillCard = new CardKeys(TestVaults.TRANSPORT, Purpose.DRILL, PaperCard.KDD);
        var wrongCaller = new CardKeys(TestVaults.DRILL_ONLY, Purpose.PRODUCTION, PaperCard.KDD);

        assertThatExceptionOfType(PurposeMismatchException.class)
                .isThrownBy(() -> vault.encryptKeySet(drillCard, TestVaults.PRODUCTION_ISSUER));
        assertThatExceptionOfType(PurposeMismatchException.class)
                .isThrownBy(() -> vault.encryptKeySet(wrongCaller, TestVaults.PRODUCTION_ISSUER));
        assertThatExceptionOfType(PurposeMismatchException.class)
                .isThrownBy(() -> vault.encryptUnderDek(wrongCaller, SECRET.toByteArray()));
        assertThatExceptionOfType(PurposeMismatchException.class)
                .isThrownBy(() -> vault.matches(
                        keys(TestVaults.DRILL_ONLY, Purpose.PRODUCTION), PaperCard.HOST_CHALLENGE, blank()));
    }

    @Test
    void refusesACardThatDoesNotProveTheKeys() {
        InitializeUpdate.Response answer = PaperCard.answer(SECRET, Diversification.KDF3, 0x30);

        assertThatExceptionOfType(CardCryptogramMismatchException.class)
                .isThrownBy(
                        () -> vault.openChannel(keys(TestVaults.TRANSPORT, Purpose.DRILL), PaperCard.opening(answer)));
    }

    @Test
    void refusesTheRightKeysUnderAnotherVersion() {
        InitializeUpdate.Response answer = PaperCard.answer(TestVaults.TRANSPORT_MASTER, Diversification.KDF3, 0x32);

        assertThatExceptionOfType(CardCryptogramMismatchException.class)
                .isThrownBy(
                        () -> vault.openChannel(keys(TestVaults.TRANSPORT, Purpose.DRILL), PaperCard.opening(answer)));
        assertThat(vault.matches(keys(TestVaults.TRANSPORT, Purpose.DRILL), PaperCard.HOST_CHALLENGE, answer))
                .isFalse();
        assertThat(explain(answer).cause()).isEqualTo(Cause.OTHER_KEY_VERSION);
    }

    @Test
    void refusesAKeySetThatItDoesNotHold() {
        assertThatExceptionOfType(UnknownKeySetException.class)
                .isThrownBy(() ->
                        vault.matches(keys(new KeySetName("nobody"), Purpose.DRILL), PaperCard.HOST_CHALLENGE, blank()))
                .withMessage("The key vault holds no key set nobody");
    }

    @Test
    void tellsOldFromNewKeysOnPaper() {
        InitializeUpdate.Response issued = PaperCard.answer(TestVaults.ISSUER_MASTER, Diversification.KDF3, 0x31);

        assertThat(vault.matches(keys(TestVaults.ISSUER, Purpose.DRILL), PaperCard.HOST_CHALLENGE, issued))
                .isTrue();
        assertThat(vault.matches(keys(TestVaults.TRANSPORT, Purpose.DRILL), PaperCard.HOST_CHALLENGE, issued))
                .isFalse();
        assertThat(vault.matches(keys(TestVaults.TRANSPORT, Purpose.DRILL), PaperCard.HOST_CHALLENGE, blank()))
                .isTrue();
    }

    @Test
    void explainsAnotherKeySet() {
        Diagnosis diagnosis = explain(PaperCard.answer(TestVaults.ISSUER_MASTER, Diversification.KDF3, 0x30));

        assertThat(diagnosis)
                .isEqualTo(new Diagnosis(
                        Cause.OTHER_KEY_SET, TestVaults.ISSUER, "The card carries another key set issuer."));
    }

    @Test
    void explainsAKeySetOfTheOtherPurpose() {
        Diagnosis diagnosis = explain(PaperCard.answer(Bytes.ofHex("B7".repeat(16)), Diversification.KDF3, 0x30));

        assertThat(diagnosis.cause()).isEqualTo(Cause.OTHER_PURPOSE);
        assertThat(diagnosis.carried()).isEqualTo(TestVaults.PRODUCTION_ISSUER);
    }

    @Test
    void explainsAnUndiversifiedMaster() {
        Diagnosis diagnosis = explain(PaperCard.answer(TestVaults.TRANSPORT_MASTER, Diversification.NONE, 0x30));

        assertThat(diagnosis.cause()).isEqualTo(Cause.UNDIVERSIFIED_MASTER);
        assertThat(diagnosis.carried()).isEqualTo(TestVaults.TRANSPORT);
    }

    @Test
    void explainsTestKeysDiversifiedOrNot() {
        assertThat(explain(PaperCard.answer(Vectors.K16, Diversification.NONE, 0x30))
                        .cause())
                .isEqualTo(Cause.TEST_KEYS);
        assertThat(explain(PaperCard.answer(Vectors.K16, Diversification.KDF3, 0x30))
                        .cause())
                .isEqualTo(Cause.TEST_KEYS);
    }

    @Test
    void admitsThatItDoesNotKnowTheKeys() {
        assertThat(explain(PaperCard.answer(SECRET, Diversification.KDF3, 0x30)))
                .isEqualTo(Diagnosis.of(Cause.UNKNOWN_KEYS));
    }

    @Test
    void encryptsTheNewKeysUnderTheDekInUse() {
        EncryptedKeySet encrypted = vault.encryptKeySet(
                new CardKeys(TestVaults.TRANSPORT, Purpose.DRILL, PaperCard.KDD), TestVaults.ISSUER);

        try (var transport = new MasterKey(TestVaults.TRANSPORT_MASTER.toByteArray());
                var issuer = new MasterKey(TestVaults.ISSUER_MASTER.toByteArray());
                DerivedKeys dek = transport.derive(Diversification.KDF3, PaperCard.KDD);
                DerivedKeys expected = issuer.derive(Diversification.KDF3, PaperCard.KDD);
                AesCbc aes = AesCbc.decrypting(dek.dek())) {
            assertThat(encrypted.keyVersion().value()).isEqualTo(0x31);
            for (int i = 0; i < 3; i++) {
                byte[] key = expected.all().get(i);
                assertThat(aes.apply(encrypted.keys().get(i).block().toByteArray()))
                        .isEqualTo(key);
                assertThat(encrypted.keys().get(i).checkValue()).isEqualTo(KeyCheckValue.of(key));
            }
        }
    }

    @Test
    void rejectsDataForTheDekThatIsNotWholeBlocks() {
        var card = new CardKeys(TestVaults.TRANSPORT, Purpose.DRILL, PaperCard.KDD);

        assertThatIllegalArgumentException().isThrownBy(() -> vault.encryptUnderDek(card, new byte[15]));
    }

    @Test
    void opensWhatItSealedInTheSameContext() {
        byte[] sealed = vault.seal(SECRET.toByteArray(), "here");

        assertThat(vault.unseal(sealed, "here")).isEqualTo(SECRET.toByteArray());
        assertThat(vault.seal(SECRET.toByteArray(), "here")).isNotEqualTo(sealed);
    }

    @Test
    void rejectsASealInAnotherContext() {
        byte[] sealed = vault.seal(SECRET.toByteArray(), "here");

        assertSealBroken(() -> vault.unseal(sealed, "there"));
    }

    @Test
    void rejectsASealWithAnyByteChangedOrMissing() {
        byte[] sealed = vault.seal(SECRET.toByteArray(), "here");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertSealBroken(() -> vault.unseal(changed, "here"));
            byte[] shorter = Bytes.copyOfRange(sealed, 0, i).toByteArray();
            assertSealBroken(() -> vault.unseal(shorter, "here"));
        }
    }

    @Test
    void rejectsASealOfAnotherVault() {
        byte[] sealed = vault.seal(SECRET.toByteArray(), "here");
        var other = new SoftwareKeyVault(
                TestVaults.keys(VaultKind.LAB),
                new VaultKey(Bytes.ofHex("43".repeat(32)).toByteArray()));

        assertSealBroken(() -> other.unseal(sealed, "here"));
    }

    @Test
    void encryptsEachRecordUnderItsOwnKey() {
        byte[] key = vault.newDataKey();
        byte[] encrypted = vault.encryptRecord(key, SECRET.toByteArray(), "record");

        assertThat(vault.decryptRecord(key, encrypted, "record")).isEqualTo(SECRET.toByteArray());
        assertSealBroken(() -> vault.decryptRecord(vault.newDataKey(), encrypted, "record"));
        assertSealBroken(() -> vault.decryptRecord(key, encrypted, "other record"));
    }

    @Test
    void rejectsASealedValueInPlaceOfADataKey() {
        byte[] sealed = vault.seal(new byte[32], "data key");

        assertSealBroken(() -> vault.encryptRecord(sealed, SECRET.toByteArray(), "record"));
    }

    @Test
    void goesOnWithASealedChannel() {
        List<CommandApdu> none = List.of();
        try (SecureChannel channel =
                vault.openChannel(keys(TestVaults.TRANSPORT, Purpose.DRILL), PaperCard.opening(blank()))) {
            byte[] sealed = vault.sealChannel(channel, "session");
            var expected = channel.authenticateAndWrap(none).commands();

            assertThat(vault.unsealChannel(sealed, "session")
                            .authenticateAndWrap(none)
                            .commands())
                    .isEqualTo(expected);
            assertSealBroken(() -> vault.unsealChannel(sealed, "other session"));
            assertSealBroken(() -> vault.unseal(sealed, "session"));
        }
    }

    @Test
    void hashesTheSameValueDifferentlyInEachContext() {
        byte[] value = "4000001234567899".getBytes(StandardCharsets.US_ASCII);

        assertThat(vault.keyedHash("pan", value))
                .isEqualTo(vault.keyedHash("pan", value))
                .isNotEqualTo(vault.keyedHash("name", value));
        assertThat(vault.keyedHash("ab", new byte[] {'c'})).isNotEqualTo(vault.keyedHash("a", new byte[] {'b', 'c'}));
    }

    @Test
    void hashesDifferentlyInEveryVault() {
        var other = new SoftwareKeyVault(
                TestVaults.keys(VaultKind.LAB),
                new VaultKey(Bytes.ofHex("43".repeat(32)).toByteArray()));

        assertThat(other.keyedHash("pan", new byte[1])).isNotEqualTo(vault.keyedHash("pan", new byte[1]));
    }

    @Test
    void listsItsKeySetsWithoutKeys() {
        assertThat(vault.keySets())
                .extracting(set -> set.name().value())
                .containsExactly(
                        "transport",
                        "factory",
                        "shared-issuer",
                        "issuer",
                        "transport-256",
                        "issuer-256",
                        "drill-only",
                        "transport",
                        "issuer",
                        "production-issuer");
        assertThat(vault).hasToString("SoftwareKeyVault");
    }

    private Diagnosis explain(InitializeUpdate.Response answer) {
        return vault.explainMismatch(keys(TestVaults.TRANSPORT, Purpose.DRILL), PaperCard.HOST_CHALLENGE, answer);
    }

    private static CardKeys keys(KeySetName set, Purpose purpose) {
        return new CardKeys(set, purpose, PaperCard.KDD);
    }

    private static InitializeUpdate.Response blank() {
        return PaperCard.answer(TestVaults.TRANSPORT_MASTER, Diversification.KDF3, 0x30);
    }

    private static void assertSealBroken(ThrowingCallable operation) {
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(operation);
    }
}
