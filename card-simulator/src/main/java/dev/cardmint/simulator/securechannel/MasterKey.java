package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A lab master key from which the keys of each chip are diversified with KDF3: SP 800-108 in counter mode with AES-CMAC
 * over the chip's diversification data. Wiped when closed.
 */
public final class MasterKey implements AutoCloseable {

    private static final int ENC = 1;
    private static final int MAC = 2;
    private static final int DEK = 3;

    private final int keyVersion;
    private final int keySize;
    private final AesKey master;

    private MasterKey(int keyVersion, int keySize, AesKey master) {
        this.keyVersion = keyVersion;
        this.keySize = keySize;
        this.master = master;
    }

    /**
     * A master key of KDF3.
     *
     * @param keyBits length of the diversified keys: 128, 192 or 256
     * @throws IllegalArgumentException if a length or the key version (01–7F) is out of range
     */
    public static MasterKey of(int keyVersion, int keyBits, byte[] masterKey) {
        if (keyVersion < 1 || keyVersion > 0x7F) {
            throw new IllegalArgumentException("A key version lies in 01–7F");
        }
        if (keyBits != 128 && keyBits != 192 && keyBits != 256) {
            throw new IllegalArgumentException("Keys have 128, 192 or 256 bits, not " + keyBits);
        }
        return new MasterKey(keyVersion, keyBits / 8, AesKey.of(masterKey));
    }

    /**
     * Reads one exported key set: {@code keyVersion} (two hexadecimal digits), {@code keyBits}, {@code diversification}
     * (KDF3) and {@code master} (hexadecimal).
     *
     * @throws IllegalArgumentException if it is anything else; the message never holds key material
     */
    public static MasterKey parse(String json) {
        JsonNode set = object(json);
        String diversification = text(set, "diversification");
        if (!diversification.equals("KDF3")) {
            throw new IllegalArgumentException("The key set's diversification must be KDF3");
        }
        byte[] master = hex(set, "master");
        try {
            return of(
                    Bytes.copyOf(hex(set, "keyVersion")).unsigned(0),
                    set.path("keyBits").asInt(0),
                    master);
        } finally {
            Arrays.fill(master, (byte) 0);
        }
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

    /**
     * The keys of one chip: CMAC(master, i ‖ 000000 ‖ k ‖ 00 ‖ data), i = 1…, cut to the key's length.
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

    private AesKey key(int number, Bytes diversificationData) {
        byte[] key = new byte[keySize];
        for (int at = 0; at < keySize; at += AesKey.BLOCK) {
            byte[] prefix = {(byte) (at / AesKey.BLOCK + 1), 0, 0, 0, (byte) number, 0};
            byte[] part = master.cmac(prefix, diversificationData.toByteArray());
            System.arraycopy(part, 0, key, at, Math.min(AesKey.BLOCK, keySize - at));
            Arrays.fill(part, (byte) 0);
        }
        try {
            return AesKey.of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public void close() {
        master.close();
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
