package dev.cardmint.base.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a base as its page, or a script, does. */
public final class PageClient {

    private static final JsonMapper JSON = new JsonMapper();

    /** Status and JSON body. */
    public record Answer(int status, @Nullable String contentType, JsonNode body) {

        public String text(String field) {
            return body.path(field).asString("");
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final int port;
    private final @Nullable String token;

    public PageClient(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    public PageClient as(@Nullable String otherToken) {
        return new PageClient(port, otherToken);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request.build(), HttpResponse.BodyHandlers.ofString());
        String body = response.body();
        String type = response.headers().firstValue("Content-Type").orElse(null);
        boolean json = type != null && type.contains("json") && !body.isEmpty();
        return new Answer(response.statusCode(), type, json ? JSON.readTree(body) : JSON.missingNode());
    }

    /** The lines of an event stream, as they come. */
    public Stream<String> events(String path) {
        return exchange(request(path).GET().build(), HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    /** A raw request, for headers that an HTTP client does not let through; the answer's head and body. */
    public String raw(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return String.join("\n", reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public UUID recognize(String reader) {
        return UUID.fromString(
                post("/api/readers/" + reader + "/recognition", "").text("id"));
    }

    public Answer offer(UUID recognition, UUID record) {
        return post(
                "/api/offers",
                "{\"recognition\":\"%s\",\"operation\":\"ISSUE\",\"record\":\"%s\"}".formatted(recognition, record));
    }

    public Answer click(UUID offer) {
        return post("/api/card-sessions", "{\"offer\":\"%s\"}".formatted(offer));
    }

    /** Waits for the end of a card session on its event stream. */
    public Answer ended(String session) {
        try (Stream<String> events = events("/api/card-sessions/" + session + "/events")) {
            events.forEach(line -> {});
        }
        return get("/api/card-sessions/" + session);
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
