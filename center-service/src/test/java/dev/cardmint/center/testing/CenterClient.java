package dev.cardmint.center.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One terminal talking to the center, with or without an operator. */
public final class CenterClient {

    private final HttpClient http;
    private final String address;
    private final JsonMapper json;
    private final @Nullable String token;

    CenterClient(HttpClient http, String address, JsonMapper json, @Nullable String token) {
        this.http = http;
        this.address = address;
        this.json = json;
        this.token = token;
    }

    public CenterClient signIn(String operator) {
        Answer answer = post("/v1/sign-ins", Map.of("username", operator, "password", TestRegistry.PASSWORD));
        if (answer.status() != 201) {
            throw new AssertionError("%s cannot sign in: %s".formatted(operator, answer.text()));
        }
        return withToken(answer.body().get("token").asString());
    }

    public CenterClient withToken(String bearer) {
        return new CenterClient(http, address, json, bearer);
    }

    /** The token in use, to be misused by a test. */
    public String token() {
        if (token == null) {
            throw new AssertionError("Nobody is signed in");
        }
        return token;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Posts a value as JSON, with headers given as names and values by turns. */
    public Answer post(String path, Object body, String... headers) {
        return postText(path, json.writeValueAsString(body), headers);
    }

    /** Puts a value as JSON. */
    public Answer put(String path, Object body) {
        BodyPublisher content = BodyPublishers.ofString(json.writeValueAsString(body));
        return send(request(path).header("Content-Type", "application/json").PUT(content));
    }

    /** Posts text as it is. */
    public Answer postText(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Posts a value as JSON where the answer is no text. */
    public HttpResponse<byte[]> postForBytes(String path, Object body) {
        BodyPublisher content = BodyPublishers.ofString(json.writeValueAsString(body));
        return exchange(
                request(path).header("Content-Type", "application/json").POST(content), BodyHandlers.ofByteArray());
    }

    /** Asks for what is no text. */
    public HttpResponse<byte[]> getForBytes(String path) {
        return exchange(request(path).GET(), BodyHandlers.ofByteArray());
    }

    public Answer send(HttpRequest.Builder request) {
        return new Answer(exchange(request, BodyHandlers.ofString()), json);
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedConnectionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the center answered. */
    public record Answer(HttpResponse<String> response, JsonMapper json) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode body() {
            return json.readTree(text());
        }

        public <T> T as(Class<T> type) {
            return json.readValue(text(), type);
        }

        /** The last part of the problem type, for example {@code not-signed-in}. */
        public String problem() {
            if (!response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
                throw new AssertionError("No problem but %d %s".formatted(status(), text()));
            }
            String type = body().get("type").asString();
            return type.substring(type.lastIndexOf(':') + 1);
        }

        public String detail() {
            return body().get("detail").asString();
        }
    }
}
