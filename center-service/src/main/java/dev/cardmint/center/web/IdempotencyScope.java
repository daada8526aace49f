package dev.cardmint.center.web;

import dev.cardmint.center.audit.Acting;
import dev.cardmint.model.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;

/**
 * Where an idempotency key counts: terminal, operator and route, and with which body.
 *
 * @param digest SHA-256 over terminal, operator, route and key
 * @param body SHA-256 of the body
 */
public record IdempotencyScope(Bytes digest, Bytes body) {

    /**
     * Binds a key to who asks for what.
     *
     * @param route method and path with its identifiers, for example {@code POST /v1/card-sessions}
     * @param body the body as its type prints it in JSON
     */
    public static IdempotencyScope of(Acting who, String route, UUID key, byte[] body) {
        String operator = Objects.requireNonNullElse(who.operatorName(), "");
        return new IdempotencyScope(digest(who.terminalId(), operator, route, key.toString()), sha256(body));
    }

    private static Bytes digest(String... parts) {
        var encoded = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(encoded)) {
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256(encoded.toByteArray());
    }

    private static Bytes sha256(byte[] input) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(input));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
