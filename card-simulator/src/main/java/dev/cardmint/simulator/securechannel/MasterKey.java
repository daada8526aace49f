package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A lab master key from which the keys of each chip are diversified by the chip's diversification data. Wiped when
 * closed.
 */
public final class MasterKey implements AutoCloseable {

    private static final int ENC = 1;
    private static final int MAC = 2;
    private static final int DEK = 3;

    private final int keyVersion;
    private final CardKey.Type keyType;
    private final int keySize;
    private final Diversification diversification;
    private final byte[] master;

    private MasterKey(
            int keyVersion, CardKey.Type keyType, int keySize, Diversification diversification, byte[] master) {
        this.keyVersion = keyVersion;
        this.keyType = keyType;
        this.keySize = keySize;
        this.diversification = diversification;
        this.master = master;
    }

    /**
     * A master key of KDF3 for AES keys.
     *
     * @param keyBits length of the diversified keys: 128, 192 or 256
     * @throws IllegalArgumentException if a length or the key version (01–7F) is out of range
     */
    public static MasterKey of(int keyVersion, int keyBits, byte[] masterKey) {
        return of(keyVersion, CardKey.Type.AES, keyBits, Diversification.KDF3, masterKey);
    }

    /**
     * A master key; the caller keeps, and wipes, its own array.
     *
     * @param keyBits length of the diversified keys: 128, 192 or 256 of AES, 128 of triple DES
     * @throws IllegalArgumentException if a length or the key version (01–7F) is out of range
     */
    public static MasterKey of(
            int keyVersion, CardKey.Type keyType, int keyBits, Diversification diversification, byte[] masterKey) {
        if (keyVersion < 1 || keyVersion > 0x7F) {
            throw new IllegalArgumentException("A key version lies in 01–7F");
        }
        boolean known = keyBits == 128 || (keyType == CardKey.Type.AES && (keyBits == 192 || keyBits == 256));
        if (!known) {
            throw new IllegalArgumentException("Keys of %s do not have %d bits".formatted(keyType, keyBits));
        }
        if (!diversification.fits(masterKey.length, keyBits / 8)) {
            throw new IllegalArgumentException("A master key of %d bytes gives no keys of %d bits by %s"
                    .formatted(masterKey.length, keyBits, diversification));
        }
        return new MasterKey(keyVersion, keyType, keyBits / 8, diversification, masterKey.clone());
    }

    /**
     * Reads one exported key set: {@code keyVersion} (two hexadecimal digits), {@code keyType} (AES, unless it is
     * DES3), {@code keyBits}, {@code diversification} and {@code master} (hexadecimal).
     *
     * @throws IllegalArgumentException if it is anything else; the message never holds key material
     */
    public static MasterKey parse(String json) {
        JsonNode set = object(json);
        Diversification diversification = word(Diversification.values(), text(set, "diversification"));
        CardKey.Type keyType =
                set.has("keyType") ? word(CardKey.Type.values(), text(set, "keyType")) : CardKey.Type.AES;
        byte[] master = hex(set, "master");
        try {
            return of(
                    Bytes.copyOf(hex(set, "keyVersion")).unsigned(0),
                    keyType,
                    set.path("keyBits").asInt(0),
                    diversification,
                    master);
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    private static <E extends Enum<E>> E word(E[] words, String name) {
        return Arrays.stream(words)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The key set is of none of the kinds " + Arrays.toString(words)));
    }

    private static JsonNode object(String json) {
        try {
            JsonNode node = JsonMapper.shared().readTree(json);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            // The parser's message may quote the text, which holds a key: it is not passed on.
        }
        throw new IllegalArgumentException("The key set is not a JSON object");
    }

    private static String text(JsonNode set, String field) {
        JsonNode value = set.path(field);
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw new IllegalArgumentException("The key set has no text \"%s\"".formatted(field));
        }
        return value.stringValue();
    }

    private static byte[] hex(JsonNode set, String field) {
        String digits = text(set, field);
        if (!digits.matches("([0-9A-Fa-f]{2})+")) {
            throw new IllegalArgumentException("\"%s\" of the key set is not hexadecimal".formatted(field));
        }
        return HexFormat.of().parseHex(digits);
    }

    public int keyVersion() {
        return keyVersion;
    }

    /** What the diversified keys are. */
    public CardKey.Type keyType() {
        return keyType;
    }

    /**
     * The keys of one chip.
     *
     * @param diversificationData what the chip answers to INITIALIZE UPDATE, 10 bytes
     */
    public StaticKeys diversify(Bytes diversificationData) {
        if (diversificationData.size() != 10) {
            throw new IllegalArgumentException("Diversification data has 10 bytes, got " + diversificationData.size());
        }
        return new StaticKeys(
                key(ENC, diversificationData), key(MAC, diversificationData), key(DEK, diversificationData));
    }

    private CardKey key(int number, Bytes diversificationData) {
        return diversification.key(keyType, master, number, diversificationData, keySize);
    }

    @Override
    public void close() {
        Arrays.fill(master, (byte) 0);
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
