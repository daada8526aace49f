package dev.cardmint.lab.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.cards.CardTable;
import dev.cardmint.lab.folder.LabFolder;
import dev.cardmint.lab.folder.OwnerOnly;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrayServerTests {

    @TempDir
    Path root;

    private LabFolder folder;
    private TrayServer server;

    @BeforeEach
    void serve() {
        folder = LabFolder.hold(root);
        OwnerOnly.folder(folder.tray().resolve("reader-1"));
        server = TrayServer.start(0, new CardTable(folder), () -> CardTrayTests.MASTER);
    }

    @AfterEach
    void stop() {
        server.close();
        folder.close();
    }

    private int port() {
        return server.address().getPort();
    }

    private String raw(String method, String path, String body, String... headers) throws IOException {
        String own = String.join("\r\n", headers).replace("PORT", "" + port());
        String request = "%s %s HTTP/1.1\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n\r\n%s"
                .formatted(method, path, body.length(), own, body);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String post(String path, String body) throws IOException {
        return raw("POST", path, body, "Host: 127.0.0.1:PORT", "Content-Type: application/json");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "/,text/html",
        "/tray.js,text/javascript",
        "/tray.css,text/css",
        "/icon.svg,image/svg+xml",
        "/api/tray,application/json"
    })
    void servesThePageUnderAStrictPolicy(String path, String type) throws IOException {
        assertThat(raw("GET", path, "", "Host: 127.0.0.1:PORT"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("Content-type: " + type)
                .containsIgnoringCase("Content-security-policy: default-src 'none'; script-src 'self'")
                .contains("frame-ancestors 'none'", "nosniff", "DENY");
    }

    @Test
    void doesWhatItIsTold() throws IOException {
        assertThat(post("/api/blank", "{\"kind\":\"PAYMENT\"}"))
                .startsWith("HTTP/1.1 200")
                .contains("payment-1");
        assertThat(post("/api/damage", "{\"card\":\"payment-1\",\"damage\":\"PULLED\",\"command\":9}"))
                .contains("tear-after=9");
        assertThat(post("/api/insert", "{\"card\":\"payment-1\",\"reader\":\"reader-1\"}"))
                .contains("\"card\":\"payment-1\"");
        assertThat(post("/api/pull", "{\"reader\":\"reader-1\"}")).contains("\"card\":null");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/blank|{}",
                "/api/blank|{\"kind\":\"GOLD\"}",
                "/api/insert|{\"card\":\"payment-9\",\"reader\":\"reader-1\"}",
                "/api/pull|{\"reader\":\"reader-1\"}",
                "/api/pull|[",
                "/api/nothing|{}"
            })
    void saysThatItCannotBeDone(String path, String body) throws IOException {
        assertThat(post(path, body)).startsWith("HTTP/1.1 400").contains("\"detail\":");
    }

    @ParameterizedTest(name = "{0}, {1} -> {2}")
    @CsvSource({
        "Host: 127.0.0.1:PORT,X: y,200",
        "Host: localhost:PORT,Origin: http://localhost:PORT,200",
        "Host: localhost:PORT,Sec-Fetch-Site: same-origin,200",
        "Host: tray.example:PORT,X: y,403",
        "Host: 127.0.0.1:PORT,Origin: http://evil.example,403",
        "Host: 127.0.0.1:PORT,Origin: null,403",
        "Host: 127.0.0.1:PORT,Sec-Fetch-Site: cross-site,403",
        "Host: 127.0.0.1:PORT,Sec-Fetch-Site: same-site,403"
    })
    void takesOrdersFromItsOwnPageOnly(String host, String header, int status) throws IOException {
        String answer =
                raw("POST", "/api/blank", "{\"kind\":\"PAYMENT\"}", host, header, "Content-Type: application/json");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void isVisitedByALinkFromTheBase() throws IOException {
        String link = "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: navigate";

        assertThat(raw("GET", "/", "", "Host: 127.0.0.1:PORT", link)).startsWith("HTTP/1.1 200");
        assertThat(raw("GET", "/api/tray", "", "Host: 127.0.0.1:PORT", link)).startsWith("HTTP/1.1 403");
    }

    @Test
    void takesNoFormsAndNoOtherMethods() throws IOException {
        String form = raw("POST", "/api/blank", "{}", "Host: 127.0.0.1:PORT", "Content-Type: text/plain");
        String other = raw("PUT", "/api/blank", "{}", "Host: 127.0.0.1:PORT", "Content-Type: application/json");
        String file = raw("GET", "/../index.html", "", "Host: 127.0.0.1:PORT");

        assertThat(form).startsWith("HTTP/1.1 415");
        assertThat(other).startsWith("HTTP/1.1 404");
        assertThat(file).startsWith("HTTP/1.1 404");
    }

    @Test
    void saysThatAPortIsInUse() {
        int taken = port();
        assertThatExceptionOfType(LabException.class)
                .isThrownBy(() -> TrayServer.start(taken, new CardTable(folder), () -> CardTrayTests.MASTER));
    }
}
