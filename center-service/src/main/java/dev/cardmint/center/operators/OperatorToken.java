package dev.cardmint.center.operators;

import dev.cardmint.model.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An opaque token of 256 random bits. The center keeps its SHA-256 only; it must never be printed. */
public final class OperatorToken {

    /** Where the filter leaves the token that a request came with. */
    public static final String REQUEST_ATTRIBUTE = "dev.cardmint.operator-token";

    private static final Pattern BEARER = Pattern.compile("Bearer ([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private OperatorToken(String text) {
        this.text = text;
    }

    static OperatorToken random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new OperatorToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Reads an Authorization header (RFC 6750, 2.1); {@code null} if it holds no token of ours. */
    static @Nullable OperatorToken ofHeader(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var matcher = BEARER.matcher(header);
        return matcher.matches() ? new OperatorToken(matcher.group(1)) : null;
    }

    Bytes digest() {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The token itself, for its owner only. */
    String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "OperatorToken";
    }
}
