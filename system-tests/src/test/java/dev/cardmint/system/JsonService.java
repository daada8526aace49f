package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A REST interface as a caller with one certificate and, perhaps, one operator's token sees it. */
record JsonService(HttpClient http, URI address, @Nullable String token) {

    static JsonService of(URI address) {
        return new JsonService(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), address, null);
    }

    static JsonService of(URI address, SSLContext tls) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
        return new JsonService(http, address, null);
    }

    JsonService signedIn(String operatorToken) {
        return new JsonService(http, address, operatorToken);
    }

    /** An answer, whatever it is. */
    record Answer(int status, JsonNode body) {

        /** The problem's name without its prefix. */
        String problem() {
            return body.path("type").asString("").replace("urn:problem:cardmint:", "");
        }

        Answer isOk() {
            assertThat(status).as("%s", body).isBetween(200, 299);
            return this;
        }

        String id() {
            return body.path("id").asString();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Posts where the answer is no JSON, and gives its status. */
    int postForStatus(String path) {
        HttpRequest post = request(path).POST(BodyPublishers.noBody()).build();
        try {
            return http.send(post, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer post(String path, @Nullable Object body) {
        return post(path, body, UUID.randomUUID());
    }

    Answer post(String path, @Nullable Object body, UUID idempotencyKey) {
        String text = body == null ? "" : Site.JSON.writeValueAsString(body);
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey.toString())
                .POST(BodyPublishers.ofString(text)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(90));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            return new Answer(
                    response.statusCode(), body.isBlank() ? Site.JSON.missingNode() : Site.JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
