package dev.cardmint.base.center;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** An operator's opaque token; the base passes it on, the center decides what it is worth. */
public final class BearerToken {

    private final String value;

    public BearerToken(String value) {
        this.value = value;
    }

    /** What remains of the token where only "is it the same?" is asked later. */
    public Digest digest() {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    String header() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "BearerToken";
    }

    /** SHA-256 of a token. */
    public static final class Digest {

        private final byte[] value;

        private Digest(byte[] value) {
            this.value = value;
        }

        public boolean matches(BearerToken token) {
            return MessageDigest.isEqual(value, token.digest().value);
        }
    }
}
