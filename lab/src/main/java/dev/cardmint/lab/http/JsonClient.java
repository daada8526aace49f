package dev.cardmint.lab.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One service and, once signed in, one operator's token. */
public final class JsonClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI service;
    private final @Nullable String token;

    private JsonClient(HttpClient http, URI service, @Nullable String token) {
        this.http = http;
        this.service = service;
        this.token = token;
    }

    /** A service on this machine, in the clear. */
    public static JsonClient of(URI service) {
        return new JsonClient(builder().build(), service, null);
    }

    public static JsonClient of(URI service, SSLContext tls) {
        return new JsonClient(builder().sslContext(tls).build(), service, null);
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10));
    }

    public JsonClient with(String operatorToken) {
        return new JsonClient(http, service, operatorToken);
    }

    public Answer get(String path) throws IOException {
        return send("GET", path, null);
    }

    public Answer delete(String path) throws IOException {
        return send("DELETE", path, null);
    }

    /** Posts JSON; every request carries a key that makes repeating it harmless. */
    public Answer post(String path, @Nullable Object body) throws IOException {
        return send("POST", path, body == null ? "" : JSON.writeValueAsString(body));
    }

    private Answer send(String method, String path, @Nullable String body) throws IOException {
        HttpRequest.Builder request =
                request(path).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString());
        }
        HttpResponse<String> response = exchange(request.build(), BodyHandlers.ofString());
        return new Answer(method + " " + path, response.statusCode(), parse(response.body()));
    }

    /**
     * Reads a stream of events (text/event-stream) up to a line; whether it came before the service ended the stream.
     */
    public boolean readsUpTo(String path, Predicate<String> line) throws IOException {
        HttpRequest request =
                request(path).header("Accept", "text/event-stream").build();
        try (Stream<String> lines = exchange(request, BodyHandlers.ofLines()).body()) {
            return lines.anyMatch(line);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path)).timeout(LIMIT);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static JsonNode parse(String body) {
        return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
    }
}
