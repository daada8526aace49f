package dev.cardmint.base.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Plays the center's side of the contract as a test tells it; TLS 1.3, client certificate required. */
public final class FakeCenter implements AutoCloseable {

    /** What the base sent. */
    public record Received(
            String method,
            String path,
            String body,
            @Nullable String authorization,
            @Nullable String idempotencyKey,
            @Nullable String ifNoneMatch,
            InetSocketAddress from) {

        public String route() {
            return method + " " + path;
        }
    }

    /** What it is answered. */
    @FunctionalInterface
    public interface Answer {
        Reply to(Received request);
    }

    /** Status 0 breaks the connection without an answer. */
    public record Reply(int status, String body, @Nullable String entityTag) {

        public static Reply ok(String body) {
            return new Reply(200, body, null);
        }

        public static Reply created(String body) {
            return new Reply(201, body, null);
        }

        public static Reply noContent() {
            return new Reply(204, "", null);
        }

        public static Reply lost() {
            return new Reply(0, "", null);
        }

        public static Reply problem(int status, String type, String detail) {
            return new Reply(
                    status,
                    "{\"type\":\"urn:problem:cardmint:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                            .formatted(type, type, status, detail),
                    null);
        }
    }

    private final HttpsServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, Deque<Answer>> once = new ConcurrentHashMap<>();
    private final Map<String, Answer> always = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private FakeCenter(HttpsServer server) {
        this.server = server;
    }

    public static FakeCenter start(SSLContext tls) {
        try {
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters ssl = tls.getDefaultSSLParameters();
                    ssl.setNeedClientAuth(true);
                    ssl.setProtocols(new String[] {"TLSv1.3"});
                    parameters.setSSLParameters(ssl);
                }
            });
            var center = new FakeCenter(server);
            server.createContext("/", center::handle);
            server.setExecutor(center.executor);
            server.start();
            return center;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI url() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    /** Answers this route so from now on; the route is a method and a path without its query. */
    public FakeCenter always(String route, Answer answer) {
        always.put(route, answer);
        return this;
    }

    /** Answers this route so the next time; several are taken in order. */
    public FakeCenter next(String route, Answer answer) {
        once.computeIfAbsent(route, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public List<String> routes() {
        return received.stream().map(Received::route).toList();
    }

    public List<Received> received(String route) {
        return received.stream()
                .filter(request -> request.route().equals(route))
                .toList();
    }

    public void forget() {
        received.clear();
        once.clear();
        always.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("If-None-Match"),
                    exchange.getRemoteAddress());
            received.add(request);
            reply(exchange, answerTo(request, exchange.getRequestURI().getPath()));
        }
    }

    private Reply answerTo(Received request, String path) {
        String route = request.method() + " " + path;
        Deque<Answer> queue = once.get(route);
        Answer answer = queue == null || queue.isEmpty() ? always.get(route) : queue.poll();
        return answer == null ? Reply.problem(404, "not-found", "The fake center has no " + route) : answer.to(request);
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.status() == 0) {
            return; // closing the exchange unanswered breaks the connection
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", reply.status() < 400 ? "application/json" : "application/problem+json");
        if (reply.entityTag() != null) {
            exchange.getResponseHeaders().set("ETag", reply.entityTag());
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
