package dev.cardmint.center.personalization;

import dev.cardmint.center.keys.KeyCheckValue;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.ReissueTerms.Change;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.model.bytes.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that differs from card to card: the record's values and the secrets made up for it, once. An identical
 * reissue writes the same again. Closing wipes it.
 */
public final class PersonalizationData implements ContentSource, AutoCloseable {

    private final String profile;
    private final int profileVersion;
    private final Map<String, byte[]> values;
    private final Map<String, byte[]> secrets;
    private boolean closed;

    PersonalizationData(String profile, int profileVersion, Map<String, byte[]> values, Map<String, byte[]> secrets) {
        this.profile = profile;
        this.profileVersion = profileVersion;
        this.values = values;
        this.secrets = secrets;
    }

    /** Takes the values of a record whose card carries no photo, and makes its secrets. */
    public static PersonalizationData create(
            CardTypeProfile profile, Map<String, String> values, RandomGenerator random) {
        return create(profile, values, null, random);
    }

    /**
     * Takes a record's values and makes its secrets.
     *
     * @param photo the JPEG image of a card type that carries one, made to fit
     * @param random a {@link java.security.SecureRandom}, but in tests
     * @throws IllegalArgumentException if the values do not pass the profile's validation
     */
    public static PersonalizationData create(
            CardTypeProfile profile, Map<String, String> values, @Nullable Bytes photo, RandomGenerator random) {
        if (!profile.validate(values).isEmpty()) {
            throw new IllegalArgumentException("Values must be validated before a card is made of them");
        }
        var bytes = new TreeMap<String, byte[]>();
        profile.normalize(values).forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        addPhoto(profile, photo, bytes);
        var secrets = new TreeMap<String, byte[]>();
        profile.secrets().forEach((name, length) -> {
            byte[] secret = new byte[length];
            random.nextBytes(secret);
            secrets.put(name, secret);
        });
        return new PersonalizationData(profile.profile(), profile.version(), bytes, secrets);
    }

    private static void addPhoto(CardTypeProfile profile, @Nullable Bytes photo, Map<String, byte[]> values) {
        String name = profile.photo();
        if ((name == null) != (photo == null)) {
            throw new IllegalArgumentException("A photo goes with a card type that carries one");
        }
        if (name != null && photo != null) {
            ValueRule rule = Objects.requireNonNull(profile.values().get(name));
            if (photo.isEmpty() || photo.size() > rule.maxBytes()) {
                throw new IllegalArgumentException("A photo must be made to fit before a card is made of it");
            }
            values.put(name, photo.toByteArray());
        }
    }

    /**
     * The data of the next card for the same record: as they are, but for what must differ.
     *
     * @param asked the values that whoever asks for the card says
     * @param random a {@link java.security.SecureRandom}, but in tests
     * @throws IllegalArgumentException naming the value that cannot be changed so; it never tells a value
     */
    public PersonalizationData changed(Map<String, Change> changes, Map<String, String> asked, RandomGenerator random) {
        requireOpen();
        var nextValues = copy(values);
        var nextSecrets = copy(secrets);
        changes.forEach((name, change) -> {
            switch (change) {
                case NEXT -> replace(nextValues, name, next(name, text(name)));
                case ASKED -> replace(nextValues, name, asked(asked, name).getBytes(StandardCharsets.UTF_8));
                case RENEWED -> random.nextBytes(required(nextSecrets, name));
            }
        });
        return new PersonalizationData(profile, profileVersion, nextValues, nextSecrets);
    }

    private static Map<String, byte[]> copy(Map<String, byte[]> map) {
        var copied = new TreeMap<String, byte[]>();
        map.forEach((name, bytes) -> copied.put(name, bytes.clone()));
        return copied;
    }

    private static void replace(Map<String, byte[]> map, String name, byte[] bytes) {
        byte[] before = map.put(name, bytes);
        if (before != null) {
            Arrays.fill(before, (byte) 0);
        }
    }

    private static byte[] next(String name, String digits) {
        String next = new BigInteger(digits).add(BigInteger.ONE).toString();
        if (next.length() > digits.length()) {
            throw new IllegalArgumentException(name + " has come to its end");
        }
        return ("0".repeat(digits.length() - next.length()) + next).getBytes(StandardCharsets.UTF_8);
    }

    private static String asked(Map<String, String> asked, String name) {
        String value = asked.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " must be given anew");
        }
        return Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    /**
     * Reads the stored form; the caller wipes it.
     *
     * @throws MalformedPersonalizationDataException if it is anything else
     */
    public static PersonalizationData parse(byte[] stored) {
        return PersonalizationDataCodec.decode(stored);
    }

    /** The form to encrypt for the database; the caller wipes it. */
    public byte[] serialize() {
        requireOpen();
        return PersonalizationDataCodec.encode(this);
    }

    /** The profile's identifier. */
    public String profile() {
        return profile;
    }

    public int profileVersion() {
        return profileVersion;
    }

    Map<String, byte[]> rawValues() {
        return values;
    }

    Map<String, byte[]> rawSecrets() {
        return secrets;
    }

    @Override
    public String text(String value) {
        return new String(required(values, value), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] image(String value) {
        return required(values, value).clone();
    }

    @Override
    public byte[] secret(String name) {
        return required(secrets, name).clone();
    }

    @Override
    public Bytes checkValues(String secret, int keyBytes) {
        byte[] keys = required(secrets, secret);
        Bytes checkValues = Bytes.EMPTY;
        for (int from = 0; from < keys.length; from += keyBytes) {
            byte[] key = Arrays.copyOfRange(keys, from, from + keyBytes);
            checkValues = checkValues.concat(KeyCheckValue.of(key));
            Arrays.fill(key, (byte) 0);
        }
        return checkValues;
    }

    private byte[] required(Map<String, byte[]> map, String name) {
        requireOpen();
        byte[] found = map.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The record has no " + name);
        }
        return found;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This personalization data was wiped");
        }
    }

    @Override
    public void close() {
        closed = true;
        values.values().forEach(value -> Arrays.fill(value, (byte) 0));
        secrets.values().forEach(secret -> Arrays.fill(secret, (byte) 0));
    }

    @Override
    public String toString() {
        return "PersonalizationData";
    }
}
