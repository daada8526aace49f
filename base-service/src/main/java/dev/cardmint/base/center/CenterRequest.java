package dev.cardmint.base.center;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One request to the center; repeated, it is the same to the last byte.
 *
 * @param path path and query, encoded
 * @param token of the operator, or {@code null} where the terminal alone asks
 * @param idempotencyKey the same for every repetition, or {@code null} where repeating does no harm or is not done
 * @param body JSON or {@code null}
 */
public record CenterRequest(
        HttpMethod method,
        String path,
        @Nullable BearerToken token,
        @Nullable UUID idempotencyKey,
        @Nullable Body body) {

    public static CenterRequest get(String path) {
        return new CenterRequest(HttpMethod.GET, path, null, null, null);
    }

    public static CenterRequest delete(String path) {
        return new CenterRequest(HttpMethod.DELETE, path, null, null, null);
    }

    public static CenterRequest post(String path, Body body) {
        return new CenterRequest(HttpMethod.POST, path, null, null, body);
    }

    public static CenterRequest put(String path, Body body) {
        return new CenterRequest(HttpMethod.PUT, path, null, null, body);
    }

    public CenterRequest by(BearerToken operator) {
        return new CenterRequest(method, path, operator, idempotencyKey, body);
    }

    public CenterRequest keyed(UUID key) {
        return new CenterRequest(method, path, token, key, body);
    }

    /** Method and path only. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
