package dev.cardmint.base.center;

import dev.cardmint.model.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests to the center, one network round trip each on a connection that stays open. */
public final class CenterClient {

    private static final Logger log = LoggerFactory.getLogger(CenterClient.class);

    /** More than any script is long; an answer beyond it is none. */
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    /** JSON first; what a card looks like comes as picture or pages. */
    private static final MediaType[] ANSWERS = {
        MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON, MediaType.IMAGE_PNG, MediaType.APPLICATION_PDF
    };

    private final RestClient rest;
    private final String center;
    private final JsonMapper json;
    private final CenterProperties.Link patience;
    private final Pauses pauses;
    private final Link link;

    CenterClient(
            RestClient rest, URI center, JsonMapper json, CenterProperties.Link patience, Pauses pauses, Link link) {
        this.rest = rest;
        this.center = center.toString().replaceFirst("/$", "");
        this.json = json;
        this.patience = patience;
        this.pauses = pauses;
        this.link = link;
    }

    public Link link() {
        return link;
    }

    /**
     * Sends a request that does no harm when it arrives twice, and reads its answer.
     *
     * @throws CenterProblemException if the center says no
     * @throws CenterUnreachableException if no answer came
     */
    public <T> T ask(CenterRequest request, Class<T> answer) {
        try (Body body = once(request)) {
            return read(body, answer);
        }
    }

    /**
     * Sends a request, and sends it again with the same idempotency key while its answer is lost.
     *
     * @throws CenterProblemException if the center says no
     * @throws CenterUnreachableException if no attempt was answered
     */
    public Body insist(CenterRequest request) {
        Duration pause = patience.firstPause();
        for (int attempt = 1; ; attempt++) {
            try {
                return bodyOf(send(request, null));
            } catch (CenterUnreachableException e) {
                if (attempt >= patience.attempts() || !paused(pause)) {
                    throw e;
                }
                log.info("No answer to {}, attempt {}; asking again", request, attempt);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private boolean paused(Duration pause) {
        try {
            pauses.pause(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Sends a request that does no harm when it arrives twice; the caller wipes the answer.
     *
     * @throws CenterProblemException if the center says no
     * @throws CenterUnreachableException if no answer came
     */
    public Body once(CenterRequest request) {
        return bodyOf(sendOverAnyConnection(request, null));
    }

    /**
     * Asks for something that seldom changes.
     *
     * @param known the entity tag of what is known already, or {@code null}
     * @throws CenterProblemException if the center says no
     * @throws CenterUnreachableException if no answer came
     */
    public <T> Tagged<T> askIfChanged(CenterRequest request, @Nullable String known, Class<T> answer) {
        Reply reply = sendOverAnyConnection(request, known);
        if (reply.status() == HttpStatus.NOT_MODIFIED.value()) {
            return new Tagged<>(known, null);
        }
        try (Body body = bodyOf(reply)) {
            return new Tagged<>(reply.entityTag(), read(body, answer));
        }
    }

    /**
     * A connection that the center closed while it was idle shows only when it is used again: then a new one is tried.
     */
    private Reply sendOverAnyConnection(CenterRequest request, @Nullable String knownTag) {
        try {
            return send(request, knownTag);
        } catch (CenterUnreachableException e) {
            if (e.connectionWasCut()) {
                return send(request, knownTag);
            }
            throw e;
        }
    }

    private Reply send(CenterRequest request, @Nullable String knownTag) {
        long start = link.start();
        try {
            Reply reply = exchange(request, knownTag);
            link.answered(start);
            return reply;
        } catch (ResourceAccessException e) {
            link.lost();
            throw new CenterUnreachableException("No answer from the center", e);
        }
    }

    private Reply exchange(CenterRequest request, @Nullable String knownTag) {
        RestClient.RequestBodySpec spec = rest.method(request.method()).uri(URI.create(center + request.path()));
        spec.accept(ANSWERS);
        BearerToken token = request.token();
        if (token != null) {
            spec.header(HttpHeaders.AUTHORIZATION, token.header());
        }
        if (knownTag != null) {
            spec.header(HttpHeaders.IF_NONE_MATCH, knownTag);
        }
        if (request.idempotencyKey() != null) {
            spec.header("Idempotency-Key", request.idempotencyKey().toString());
        }
        if (request.body() != null) {
            spec.contentType(MediaType.APPLICATION_JSON).body(request.body().bytes());
        }
        return spec.exchangeForRequiredValue((sent, response) -> reply(response));
    }

    private static Reply reply(ClientHttpResponse response) throws IOException {
        try (InputStream in = response.getBody()) {
            byte[] body = in.readNBytes(LARGEST_ANSWER);
            return new Reply(
                    response.getStatusCode().value(), response.getHeaders().getETag(), new Body(body));
        }
    }

    private Body bodyOf(Reply reply) {
        if (reply.status() / 100 == 2) {
            return reply.body();
        }
        try (Body body = reply.body()) {
            if (reply.status() == 500 || reply.status() == 503 || reply.status() == 504) {
                // The center did not get to an answer; whether it acted is as unknown as after a broken connection.
                throw new CenterUnreachableException("The center answered " + reply.status());
            }
            throw new CenterProblemException(problem(reply.status(), body));
        }
    }

    private Problem problem(int status, Body body) {
        try {
            @Nullable Problem problem = json.readValue(body.bytes(), Problem.class);
            if (problem != null && problem.type() != null && problem.status() == status) {
                return problem;
            }
        } catch (JacksonException e) {
            log.debug("The center's answer {} is no problem response", status);
        }
        return Problem.of(ProblemType.CENTER_REFUSED, "The center answered %d without saying why.".formatted(status));
    }

    /**
     * Reads an answer as JSON.
     *
     * @throws CenterProblemException if it is not what it should be
     */
    public <T> T read(Body body, Class<T> type) {
        try {
            @Nullable T value = json.readValue(body.bytes(), type);
            if (value != null) {
                return value;
            }
        } catch (JacksonException e) {
            log.warn("The center's answer is not a readable {}", type.getSimpleName());
        }
        throw new CenterProblemException(Problem.of(
                ProblemType.CENTER_REFUSED,
                "The center's answer cannot be read. Base and center may not fit together."));
    }

    /** Writes a request's body. */
    public Body write(Object value) {
        return new Body(json.writeValueAsBytes(value));
    }

    private record Reply(int status, @Nullable String entityTag, Body body) {}

    /**
     * An answer and the tag of this version of it.
     *
     * @param value the answer, or {@code null} if it is the one known already
     */
    public record Tagged<T>(
            @Nullable String entityTag, @Nullable T value) {}
}
