package dev.cardmint.center.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.keys.Diagnosis.Candidate;
import dev.cardmint.center.keys.Diagnosis.Cause;
import dev.cardmint.center.keys.SimulatedAnswer.Made;
import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.Scp03Option;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.center.securechannel.aes.AesCmac;
import dev.cardmint.center.securechannel.scp03.ExpectedOpening;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KeyVaultTests {

    private static final Bytes SECRET = Bytes.ofHex("00112233445566778899AABBCCDDEEFF");

    private static final KeyRecipe USUAL = KeyRecipe.usual(KeyType.AES);

    private static final KeySetName LEGACY = new KeySetName("legacy");
    private static final KeySetName NEW_LEGACY = new KeySetName("new-legacy");

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
                .isThrownBy(() -> vault.encryptKeySet(drillCard, blank(), TestVaults.PRODUCTION_ISSUER, USUAL));
        assertThatExceptionOfType(PurposeMismatchException.class)
                .isThrownBy(() -> vault.encryptKeySet(wrongCaller, blank(), TestVaults.PRODUCTION_ISSUER, USUAL));
        assertThatExceptionOfType(PurposeMismatchException.class)
                .isThrownBy(() -> vault.encryptUnderDek(wrongCaller, blank(), SECRET.toByteArray()));
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
    void provesAnAccessKeyAndVerifiesTheCards() {
        var access = keys(TestVaults.FACTORY, Purpose.DRILL);
        Bytes cardChallenge = Bytes.ofHex("6BC1BEE22E409F96E93D7E117393172A");
        Bytes challenge = cardChallenge.slice(0, 8);
        Bytes proof = cmac(TestVaults.FACTORY_KEY, challenge);

        assertThat(vault.accessCryptogram(access, cardChallenge))
                .isEqualTo(cmac(TestVaults.FACTORY_KEY, cardChallenge));
        assertThat(vault.verifyAccessCryptogram(access, challenge, proof)).isTrue();
        assertThat(vault.verifyAccessCryptogram(access, challenge, cmac(SECRET, challenge)))
                .isFalse();
        assertThat(vault.verifyAccessCryptogram(access, challenge, proof.slice(0, 8)))
                .isFalse();
    }

    @Test
    void neverAnswersACardsChallengeAsIfItWereTheCentersOwn() {
        var access = keys(TestVaults.FACTORY, Purpose.DRILL);
        Bytes cardChallenge = Bytes.ofHex("6BC1BEE22E409F96E93D7E117393172A");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> vault.accessCryptogram(access, cardChallenge.slice(0, 8)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vault.verifyAccessCryptogram(access, cardChallenge, SECRET));
        assertThatExceptionOfType(PurposeMismatchException.class)
                .isThrownBy(
                        () -> vault.accessCryptogram(keys(TestVaults.DRILL_ONLY, Purpose.PRODUCTION), cardChallenge));
    }

    private static Bytes cmac(Bytes key, Bytes message) {
        try (var cmac = new AesCmac(key.toByteArray())) {
            return Bytes.copyOf(cmac.mac(message.toByteArray()));
        }
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
                        Cause.OTHER_KEY_SET,
                        TestVaults.ISSUER,
                        "The card carries another key set issuer.",
                        List.of(new Candidate(
                                Cause.OTHER_KEY_SET, TestVaults.ISSUER, Protocol.SCP03, Diversification.KDF3))));
    }

    @Test
    void explainsAKeySetThatWasDiversifiedByWhatTheCardAnswers() {
        var otherChip = new CardKeys(TestVaults.TRANSPORT, Purpose.DRILL, Bytes.ofHex("00112233445566778899"));
        InitializeUpdate.Response answer = PaperCard.answer(TestVaults.ISSUER_MASTER, Diversification.KDF3, 0x30);

        assertThat(vault.explainMismatch(otherChip, PaperCard.HOST_CHALLENGE, answer)
                        .carried())
                .isEqualTo(TestVaults.ISSUER);
    }

    @Test
    void explainsAKeySetThatWasDiversifiedByTheChipThatWasExpected() {
        InitializeUpdate.Response made = PaperCard.answer(TestVaults.ISSUER_MASTER, Diversification.KDF3, 0x30);
        var answer = new InitializeUpdate.Response(
                Bytes.ofHex("00112233445566778899"),
                made.keyVersion(),
                made.option(),
                made.cardChallenge(),
                made.cardCryptogram(),
                null);

        assertThat(explain(answer).carried()).isEqualTo(TestVaults.ISSUER);
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
                .isEqualTo(new Diagnosis(
                        Cause.UNKNOWN_KEYS,
                        null,
                        "The card carries keys that this center does not know, or is not a genuine card.",
                        List.of()));
    }

    @Test
    void describesAKeySetWithoutItsKey() {
        KeySet set = vault.describe(TestVaults.TRANSPORT, Purpose.DRILL);

        assertThat(set.name()).isEqualTo(TestVaults.TRANSPORT);
        assertThat(set.keyVersion()).isEqualTo(new KeyVersionNumber(0x30));
        assertThat(set.keyBits()).isEqualTo(128);
        assertThat(vault.has(TestVaults.DRILL_ONLY, Purpose.DRILL)).isTrue();
        assertThat(vault.has(TestVaults.DRILL_ONLY, Purpose.PRODUCTION)).isFalse();
        assertThatExceptionOfType(PurposeMismatchException.class)
                .isThrownBy(() -> vault.describe(TestVaults.DRILL_ONLY, Purpose.PRODUCTION));
    }

    @Test
    void foreseesWhatACardWithItsKeysWillAnswer() {
        var command = new InitializeUpdate(new KeyVersionNumber(0x30), PaperCard.HOST_CHALLENGE);
        var expected =
                new ExpectedOpening(command, PaperCard.KDD, new Scp03Option(0x70), 9, Aid.parse("A000000151000000"));

        InitializeUpdate.Response foreseen = vault.predictOpening(keys(TestVaults.TRANSPORT, Purpose.DRILL), expected);

        assertThat(foreseen.sequenceNumber()).isEqualTo(9);
        assertThat(vault.matches(keys(TestVaults.TRANSPORT, Purpose.DRILL), PaperCard.HOST_CHALLENGE, foreseen))
                .isTrue();
        assertThat(vault.matches(keys(TestVaults.ISSUER, Purpose.DRILL), PaperCard.HOST_CHALLENGE, foreseen))
                .isFalse();
        Bytes master = Bytes.ofHex("D3".repeat(16));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> legacyVault(master).predictOpening(keys(LEGACY, Purpose.DRILL), expected))
                .withMessage("The opening of SCP03 only is told ahead");
    }

    @Test
    void encryptsTheNewKeysUnderTheDekInUse() {
        EncryptedKeySet encrypted =
                vault.encryptKeySet(keys(TestVaults.TRANSPORT, Purpose.DRILL), blank(), TestVaults.ISSUER, USUAL);

        try (var transport = new MasterKey(KeyType.AES, TestVaults.TRANSPORT_MASTER.toByteArray());
                var issuer = new MasterKey(KeyType.AES, TestVaults.ISSUER_MASTER.toByteArray());
                DerivedKeys dek = transport.derive(Diversification.KDF3, PaperCard.KDD);
                DerivedKeys expected = issuer.derive(Diversification.KDF3, PaperCard.KDD);
                AesCbc aes = AesCbc.decrypting(dek.dek())) {
            assertThat(encrypted.keyVersion().value()).isEqualTo(0x31);
            for (int i = 0; i < 3; i++) {
                byte[] key = expected.all().get(i);
                assertThat(aes.apply(
                                encrypted.keys().get(i).value().slice(1, 17).toByteArray()))
                        .isEqualTo(key);
                assertThat(encrypted.keys().get(i).checkValue()).isEqualTo(KeyCheckValue.of(key));
            }
        }
    }

    @Test
    void opensSealsAndRewritesTheKeysOfAnScp02Card() {
        Bytes master = Bytes.ofHex("D3".repeat(8) + "5C".repeat(8));
        KeyVault legacy = legacyVault(master);
        SimulatedAnswer answer = scp02Card(master);
        var card = new CardKeys(LEGACY, Purpose.DRILL, PaperCard.KDD);

        assertThat(legacy.matches(card, answer.hostChallenge(), answer.response()))
                .isTrue();
        var opening = new ChannelOpening(answer.hostChallenge(), answer.response(), SecurityLevel.C_DEC_C_MAC);
        try (SecureChannel channel = legacy.openChannel(card, opening)) {
            byte[] sealed = legacy.sealChannel(channel, "session");
            assertThat(legacy.unsealChannel(sealed, "session")
                            .authenticateAndWrap(List.of())
                            .commands())
                    .isEqualTo(channel.authenticateAndWrap(List.of()).commands());
        }
        EncryptedKeySet rewritten =
                legacy.encryptKeySet(card, answer.response(), NEW_LEGACY, KeyRecipe.usual(KeyType.DES3));
        assertThat(rewritten.keyVersion().value()).isEqualTo(0x21);
        assertThat(rewritten.keys())
                .allSatisfy(key -> assertThat(key.value().size()).isEqualTo(16));
        assertThat(legacy.encryptUnderDek(card, answer.response(), new byte[24]).size())
                .isEqualTo(24);
    }

    @Test
    void refusesKeysOfAnotherProtocolThanTheCardSpeaks() {
        Bytes master = Bytes.ofHex("D3".repeat(8) + "5C".repeat(8));
        KeyVault legacy = legacyVault(master);
        SimulatedAnswer answer = scp02Card(master);
        var aes = new CardKeys(TestVaults.ISSUER, Purpose.DRILL, PaperCard.KDD);
        var des = new CardKeys(LEGACY, Purpose.DRILL, PaperCard.KDD);
        var opening = new ChannelOpening(answer.hostChallenge(), answer.response(), SecurityLevel.C_MAC);
        assertThatExceptionOfType(CardCryptogramMismatchException.class)
                .isThrownBy(() -> legacy.openChannel(aes, opening));
        assertThat(legacy.matches(aes, answer.hostChallenge(), answer.response()))
                .isFalse();
        InitializeUpdate.Response scp03 = PaperCard.answer(master, Diversification.KDF3, 0x20);
        assertThatExceptionOfType(CardCryptogramMismatchException.class)
                .isThrownBy(() -> legacy.openChannel(des, PaperCard.opening(scp03)));
        assertThat(legacy.matches(des, PaperCard.HOST_CHALLENGE, scp03)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> legacy.encryptKeySet(aes, answer.response(), LEGACY, USUAL))
                .withMessage("The card speaks SCP02, the key set in use holds keys of SCP03");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> legacy.encryptUnderDek(des, blank(), new byte[16]))
                .withMessage("The card speaks SCP03, the key set in use holds keys of SCP02");
    }

    @Test
    void padsAKeyTheSameEachTimeItsScriptIsMade() {
        var sets = List.of(
                TestVaults.set(TestVaults.TRANSPORT, Purpose.DRILL, 0x30, TestVaults.TRANSPORT_MASTER),
                TestVaults.set(TestVaults.ISSUER, Purpose.DRILL, 0x31, Vectors.K24));
        var other = new SoftwareKeyVault(new KeyRing(VaultKind.LAB, sets), TestVaults.vaultKey());
        CardKeys card = keys(TestVaults.TRANSPORT, Purpose.DRILL);
        var recipe = new KeyRecipe(true, KeyPadding.RANDOM);

        assertThat(other.encryptKeySet(card, blank(), TestVaults.ISSUER, recipe))
                .isEqualTo(other.encryptKeySet(card, blank(), TestVaults.ISSUER, recipe))
                .isNotEqualTo(other.encryptKeySet(card, blank(), TestVaults.ISSUER, USUAL));
    }

    private static KeyVault legacyVault(Bytes master) {
        var sets = List.of(
                desKeys(LEGACY, 0x20, master),
                desKeys(NEW_LEGACY, 0x21, Bytes.ofHex("5C".repeat(16))),
                TestVaults.set(TestVaults.ISSUER, Purpose.DRILL, 0x20, TestVaults.ISSUER_MASTER));
        return new SoftwareKeyVault(new KeyRing(VaultKind.LAB, sets), TestVaults.vaultKey());
    }

    private static StoredKeySet desKeys(KeySetName name, int version, Bytes master) {
        return new StoredKeySet(
                new KeySet(
                        name, Purpose.DRILL, new KeyVersionNumber(version), KeyType.DES3, Diversification.VISA2, 128),
                new MasterKey(KeyType.DES3, master.toByteArray()));
    }

    private static SimulatedAnswer scp02Card(Bytes master) {
        return SimulatedAnswer.of(new Made(master, Protocol.SCP02, "VISA2", 0x20, PaperCard.KDD), new Random(5));
    }

    @Test
    void rejectsDataForTheDekThatIsNotWholeBlocks() {
        var card = new CardKeys(TestVaults.TRANSPORT, Purpose.DRILL, PaperCard.KDD);

        assertThatIllegalArgumentException().isThrownBy(() -> vault.encryptUnderDek(card, blank(), new byte[15]));
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
                        "transport-des",
                        "issuer-des",
                        "access",
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
