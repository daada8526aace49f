package dev.cardmint.lab.tray;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.cardmint.lab.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The routes: the page, what there is to see, and what can be done. */
final class TrayPage implements HttpHandler {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST = 4096;
    private static final int OK = 200;
    private static final int BAD = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNSUPPORTED = 415;
    private static final String JSON_TYPE = "application/json";

    private static final Map<String, String> FILES = Map.of(
            "/", "text/html; charset=utf-8",
            "/tray.js", "text/javascript; charset=utf-8",
            "/tray.css", "text/css; charset=utf-8",
            "/icon.svg", "image/svg+xml");

    private final CardTray tray;

    TrayPage(CardTray tray) {
        this.tray = tray;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "GET" -> show(exchange, path);
                case "POST" -> act(exchange, path);
                default -> answer(exchange, NOT_FOUND, JSON_TYPE, problem("There is nothing at this address."));
            }
        }
    }

    private void show(HttpExchange exchange, String path) throws IOException {
        String type = FILES.get(path);
        if (type != null) {
            answer(exchange, OK, type, file(path.equals("/") ? "/index.html" : path));
        } else if (path.equals("/api/tray")) {
            answer(exchange, OK, JSON_TYPE, JSON.writeValueAsBytes(tray.view()));
        } else {
            answer(exchange, NOT_FOUND, JSON_TYPE, problem("There is nothing at this address."));
        }
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TrayPage.class.getResourceAsStream("/tray" + name))) {
            return in.readAllBytes();
        }
    }

    /** Answers with everything as it is afterwards. */
    private void act(HttpExchange exchange, String path) throws IOException {
        if (!JSON_TYPE.equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            answer(exchange, UNSUPPORTED, JSON_TYPE, problem("Send JSON."));
            return;
        }
        try {
            act(path, JSON.readTree(exchange.getRequestBody().readNBytes(LARGEST)));
            answer(exchange, OK, JSON_TYPE, JSON.writeValueAsBytes(tray.view()));
        } catch (LabException | UncheckedIOException e) {
            answer(exchange, BAD, JSON_TYPE, problem(String.valueOf(e.getMessage())));
        } catch (JacksonException | IllegalArgumentException e) {
            answer(exchange, BAD, JSON_TYPE, problem("The request cannot be read."));
        }
    }

    private void act(String path, JsonNode wanted) {
        String card = wanted.path("card").asString("");
        String reader = wanted.path("reader").asString("");
        switch (path) {
            case "/api/blank" ->
                tray.blank(BlankKind.valueOf(wanted.path("kind").asString("")));
            case "/api/insert" -> tray.insert(reader, card);
            case "/api/pull" -> tray.pull(reader);
            case "/api/damage" ->
                tray.damage(
                        card,
                        Damage.valueOf(wanted.path("damage").asString("")),
                        wanted.path("command").asInt(1));
            default -> throw new LabException("There is nothing at this address.");
        }
    }

    private static byte[] problem(String detail) {
        return JSON.writeValueAsBytes(Map.of("detail", detail));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
