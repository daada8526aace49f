package dev.cardmint.base.disposal;

import dev.cardmint.base.device.DeviceExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A unit on the local network. It is sent <code>{"job": permit, "chip": identity}</code> and answers <code>
 * {"result": "destroyed"}</code>, or jammed, full or other-card; the same job twice is one job. Anything else is no
 * answer, and so is an answer that comes too late.
 */
final class HttpUnit implements DisposalUnit {

    private static final Logger log = LoggerFactory.getLogger(HttpUnit.class);

    private static final int LARGEST_ANSWER = 4096;
    private static final Map<String, MillingResult> RESULTS = Map.of(
            "destroyed", MillingResult.DESTROYED,
            "jammed", MillingResult.JAMMED,
            "full", MillingResult.FULL,
            "other-card", MillingResult.OTHER_CARD);

    private final Means means;
    private final URI address;
    private final DeviceExchange exchange;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    HttpUnit(Means means, URI address, Duration timeLimit, JsonMapper json) {
        this.means = means;
        this.address = address;
        this.exchange = new DeviceExchange(timeLimit, LARGEST_ANSWER);
        this.json = json;
    }

    @Override
    public Means means() {
        return means;
    }

    @Override
    public MillingResult destroy(Job job) {
        try {
            return resultOf(exchange.send(http, request(job)));
        } catch (IOException | JacksonException e) {
            log.warn(
                    "{} did not say what was done ({})",
                    means.unit(),
                    e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return MillingResult.NO_ANSWER;
    }

    private HttpRequest request(Job job) {
        Map<String, String> body = Map.of("job", job.permit().toString(), "chip", job.chip());
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
    }

    private MillingResult resultOf(HttpResponse<byte[]> response) {
        JsonNode answer = response.statusCode() == 200 ? json.readTree(response.body()) : json.missingNode();
        return RESULTS.getOrDefault(answer.path("result").asString(""), MillingResult.NO_ANSWER);
    }
}
