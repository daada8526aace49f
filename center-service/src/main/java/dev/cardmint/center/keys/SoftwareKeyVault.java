package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.aes.AesCmac;
import dev.cardmint.center.securechannel.scp03.ExpectedOpening;
import dev.cardmint.model.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** A key vault in this process's memory, read from a sealed file. */
final class SoftwareKeyVault implements KeyVault, AutoCloseable {

    private static final byte[] DATA_KEY = "data key".getBytes(StandardCharsets.UTF_8);

    private static final int CARD_CHALLENGE = 16;
    private static final int CENTER_CHALLENGE = 8;

    private final KeyRing keys;
    private final VaultKey vaultKey;
    private final AesGcm seals;
    private final AesGcm dataKeys;
    private final SecureRandom random = new SecureRandom();

    SoftwareKeyVault(KeyRing keys, VaultKey vaultKey) {
        this.keys = keys;
        this.vaultKey = vaultKey;
        seals = vaultKey.forSeals();
        dataKeys = vaultKey.forDataKeys();
    }

    @Override
    public boolean has(KeySetName name, Purpose purpose) {
        return keys.has(name, purpose);
    }

    @Override
    public KeySet describe(KeySetName name, Purpose purpose) {
        return keys.get(name, purpose).description();
    }

    @Override
    public List<KeySet> keySets() {
        return keys.all().stream().map(StoredKeySet::description).toList();
    }

    @Override
    public SecureChannel openChannel(CardKeys cardKeys, ChannelOpening opening) {
        StoredKeySet stored = stored(cardKeys);
        if (!namesVersionOf(stored, opening.response())) {
            throw new CardCryptogramMismatchException();
        }
        try (DerivedKeys derived = stored.keysOf(cardKeys.diversificationData())) {
            return derived.open(opening);
        }
    }

    @Override
    public boolean matches(CardKeys cardKeys, Bytes hostChallenge, InitializeUpdate.Response response) {
        StoredKeySet stored = stored(cardKeys);
        if (!namesVersionOf(stored, response)) {
            return false;
        }
        try (DerivedKeys derived = stored.keysOf(cardKeys.diversificationData())) {
            return derived.verify(hostChallenge, response);
        }
    }

    @Override
    public InitializeUpdate.Response predictOpening(CardKeys cardKeys, ExpectedOpening expected) {
        try (DerivedKeys derived = stored(cardKeys).keysOf(cardKeys.diversificationData())) {
            return derived.predict(expected);
        }
    }

    private StoredKeySet stored(CardKeys cardKeys) {
        return keys.get(cardKeys.set(), cardKeys.callerPurpose());
    }

    /** The version is in the clear and proves nothing; a wrong one is a card that should not be written. */
    private static boolean namesVersionOf(StoredKeySet stored, InitializeUpdate.Response response) {
        return stored.description().keyVersion().equals(response.keyVersion());
    }

    @Override
    public Diagnosis explainMismatch(CardKeys expected, Bytes hostChallenge, InitializeUpdate.Response response) {
        return new MismatchSearch(keys, hostChallenge, response)
                .explain(stored(expected), expected.diversificationData());
    }

    @Override
    public Bytes accessCryptogram(CardKeys cardKeys, Bytes challenge) {
        requireChallenge(challenge, CARD_CHALLENGE);
        return Bytes.copyOf(accessMac(cardKeys, challenge));
    }

    @Override
    public boolean verifyAccessCryptogram(CardKeys cardKeys, Bytes challenge, Bytes cryptogram) {
        requireChallenge(challenge, CENTER_CHALLENGE);
        return MessageDigest.isEqual(accessMac(cardKeys, challenge), cryptogram.toByteArray());
    }

    private static void requireChallenge(Bytes challenge, int bytes) {
        if (challenge.size() != bytes) {
            throw new IllegalArgumentException(
                    "This challenge has %d bytes, not %d".formatted(challenge.size(), bytes));
        }
    }

    private byte[] accessMac(CardKeys cardKeys, Bytes challenge) {
        StoredKeySet stored = stored(cardKeys);
        if (stored.description().keyType() != KeyType.AES) {
            throw new IllegalArgumentException("An access key is an AES key");
        }
        try (DerivedKeys derived = stored.keysOf(cardKeys.diversificationData());
                var cmac = new AesCmac(derived.all().get(0))) {
            return cmac.mac(challenge.toByteArray());
        }
    }

    @Override
    public EncryptedKeySet encryptKeySet(
            CardKeys current, InitializeUpdate.Response opened, KeySetName newSet, KeyRecipe recipe) {
        StoredKeySet next = keys.get(newSet, current.callerPurpose());
        try (DerivedKeys currentKeys = stored(current).keysOf(current.diversificationData());
                DerivedKeys newKeys = next.keysOf(current.diversificationData());
                DekCipher dek = DekCipher.of(currentKeys, opened)) {
            var wrapping = new KeyWrapping(dek, recipe);
            return new EncryptedKeySet(
                    next.description().keyVersion(),
                    newKeys.all().stream()
                            .map(key -> wrapping.wrap(newKeys.type(), key, filler(key)))
                            .toList());
        }
    }

    /** Scripts are made again: the same key needs the same padding. */
    private Bytes filler(byte[] key) {
        return vaultKey.keyedHash("padding of a key", key);
    }

    @Override
    public Bytes encryptUnderDek(CardKeys current, InitializeUpdate.Response opened, byte[] data) {
        try (DerivedKeys derived = stored(current).keysOf(current.diversificationData());
                DekCipher dek = DekCipher.of(derived, opened)) {
            return Bytes.copyOf(dek.encrypt(data));
        }
    }

    @Override
    public byte[] seal(byte[] plain, String context) {
        return seals.seal(plain, context.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] unseal(byte[] sealed, String context) {
        return seals.open(sealed, context.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] sealChannel(SecureChannel channel, String context) {
        byte[] state = channel.exportState();
        try {
            return seal(state, channelContext(context));
        } finally {
            Arrays.fill(state, (byte) 0);
        }
    }

    @Override
    public SecureChannel unsealChannel(byte[] sealed, String context) {
        return SealedChannel.restore(unseal(sealed, channelContext(context)));
    }

    private static String channelContext(String context) {
        return "secure channel of " + context;
    }

    @Override
    public byte[] newDataKey() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        try {
            return dataKeys.seal(key, DATA_KEY);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public byte[] encryptRecord(byte[] wrappedDataKey, byte[] plain, String context) {
        return dataKey(wrappedDataKey).seal(plain, context.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] decryptRecord(byte[] wrappedDataKey, byte[] encrypted, String context) {
        return dataKey(wrappedDataKey).open(encrypted, context.getBytes(StandardCharsets.UTF_8));
    }

    private AesGcm dataKey(byte[] wrapped) {
        byte[] key = dataKeys.open(wrapped, DATA_KEY);
        try {
            return new AesGcm(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public Bytes keyedHash(String context, byte[] value) {
        return vaultKey.keyedHash(context, value);
    }

    @Override
    public void close() {
        keys.close();
        vaultKey.close();
    }

    @Override
    public String toString() {
        return "SoftwareKeyVault";
    }
}
