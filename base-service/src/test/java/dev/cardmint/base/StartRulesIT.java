package dev.cardmint.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.testing.LabAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The base as a process of its own: what it refuses to start with, and what it leaves behind. */
class StartRulesIT {

    private static final LabAuthority AUTHORITY = new LabAuthority("lab");
    private static final Pattern PORT = Pattern.compile(" (\\d+) \\(http");

    @TempDir
    private Path folder;

    private record Ended(int status, String output) {}

    private Process start(String subject, String... arguments) throws IOException {
        Path home = AUTHORITY.terminalHome(folder.resolve("home"), subject);
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Path work = Files.createDirectories(folder.resolve("work"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                BaseApplication.class.getName(),
                "--server.port=0",
                "--cardmint.base.home=" + home,
                "--cardmint.base.center-url=https://localhost:1"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private Ended refusal(String subject, String... arguments) throws IOException, InterruptedException {
        Process process = start(subject, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private static void assertRefused(Ended ended, String line) {
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output().lines().filter(text -> text.contains("ERROR")))
                .hasSize(1)
                .allSatisfy(text -> assertThat(text).endsWith("Not started: " + line));
        assertThat(ended.output()).doesNotContain("\tat ");
    }

    @Test
    void aProductionTerminalRefusesSimulatedCards() throws IOException, InterruptedException {
        assertRefused(
                refusal("CN=base-real,OU=production", "--cardmint.base.simulator.jar=" + folder.resolve("any.jar")),
                "This is a production terminal: remove cardmint.base.simulator.*, simulated cards are for drill terminals.");
    }

    @Test
    void pagesBeyondThisMachineNeedTls() throws IOException, InterruptedException {
        assertRefused(
                refusal("CN=base-1,OU=drill", "--server.address=0.0.0.0"),
                "server.address is not the loopback address: configure server.ssl, this base serves others over TLS only.");
    }

    @Test
    void servesEveryPageAndWritesNothing() throws IOException, InterruptedException {
        Process process = start("CN=base-1,OU=drill");
        try {
            String port = portsOf(process).get(0);
            for (String path : List.of("/", "/api/readers", "/api/terminal", "/actuator/health", "/v3/api-docs")) {
                assertThat(get("http://127.0.0.1:" + port + path)).as(path).isEqualTo(200);
            }
            assertThat(filesIn(folder.resolve("tmp"))).isEmpty();
            assertThat(filesIn(folder.resolve("work"))).isEmpty();
            assertThat(filesIn(folder.resolve("home")))
                    .containsExactlyInAnyOrder("center-ca.pem", "terminal-certificate.pem", "terminal-key.pem");
        } finally {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(filesIn(folder.resolve("tmp"))).isEmpty();
    }

    @Test
    void servesOthersOverTls() throws IOException, InterruptedException {
        Path home = AUTHORITY.terminalHome(folder.resolve("page"), "CN=desk.example");
        Process process = start(
                "CN=base-1,OU=drill",
                "--server.address=0.0.0.0",
                "--server.ssl.certificate=" + home.resolve("terminal-certificate.pem"),
                "--server.ssl.certificate-private-key=" + home.resolve("terminal-key.pem"),
                "--cardmint.base.web.loopback-port=" + freePort());
        try {
            List<String> ports = portsOf(process);
            assertThat(get("http://127.0.0.1:" + ports.get(0) + "/"))
                    .as("in the clear")
                    .isEqualTo(400);
            assertThat(get("http://127.0.0.1:" + ports.get(1) + "/actuator/health"))
                    .as("on this machine")
                    .isEqualTo(200);
            assertThat(reachable(otherAddress(), ports.get(0))).isTrue();
            assertThat(reachable(otherAddress(), ports.get(1))).isFalse();
        } finally {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static List<String> portsOf(Process process) throws IOException {
        var reader = process.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains("Tomcat started on port")) {
                return PORT.matcher(line).results().map(port -> port.group(1)).toList();
            }
        }
        throw new AssertionError("The base did not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Of this machine, too, but not the one that a port on 127.0.0.1 listens on. */
    private static InetAddress otherAddress() throws IOException {
        return InetAddress.getByName("127.0.0.2");
    }

    private static boolean reachable(InetAddress address, String port) {
        try (Socket socket = new Socket(address, Integer.parseInt(port))) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static int get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static List<String> filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
