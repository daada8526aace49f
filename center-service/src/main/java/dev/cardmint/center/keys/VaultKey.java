package dev.cardmint.center.keys;

import dev.cardmint.model.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The vault's own key; every use of it has a key of its own, derived with HMAC-SHA-256 (SP 800-108, one block). */
final class VaultKey implements AutoCloseable {

    static final int SIZE = 32;

    private static final String HMAC = "HmacSHA256";

    private final byte[] root;

    /** Copies the key; the caller wipes its own. */
    VaultKey(byte[] root) {
        if (root.length != SIZE) {
            throw new IllegalArgumentException("A vault key has 32 bytes, got " + root.length);
        }
        this.root = root.clone();
    }

    AesGcm forFile() {
        return forUse("file");
    }

    AesGcm forSeals() {
        return forUse("seal");
    }

    AesGcm forDataKeys() {
        return forUse("data-key");
    }

    private AesGcm forUse(String use) {
        byte[] key = derive(use);
        try {
            return new AesGcm(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] derive(String use) {
        return hmac(root, ("cardmint vault 1 " + use).getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    /** The context's length comes first: no context and value run into each other. */
    Bytes keyedHash(String context, byte[] value) {
        byte[] label = context.getBytes(StandardCharsets.UTF_8);
        byte[] key = derive("keyed-hash");
        try {
            return Bytes.copyOf(hmac(
                    key,
                    Bytes.of(label.length >> 8, label.length & 0xFF)
                            .concat(Bytes.copyOf(label))
                            .toByteArray(),
                    value));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] hmac(byte[] key, byte[] first, byte[] second) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update(first);
            return mac.doFinal(second);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no HMAC-SHA-256", e);
        }
    }

    @Override
    public void close() {
        Arrays.fill(root, (byte) 0);
    }

    @Override
    public String toString() {
        return "VaultKey";
    }
}
