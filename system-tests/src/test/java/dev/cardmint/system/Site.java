package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A site of the lab's program, driven over its standard input. */
final class Site implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    static final Path PROJECT =
            Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;
    private final JsonNode whereabouts;

    private Site(Process process, BufferedReader answers, JsonNode whereabouts) {
        this.process = process;
        this.answers = answers;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.whereabouts = whereabouts;
    }

    /** Starts a site in a folder; the test fails if it does not come up. */
    static Site up(Path folder, String... options) {
        Process process = launch(folder, "up", options);
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            String ready = answers.readLine();
            assertThat(ready).as("the lab's program says where the site is").isNotNull();
            return new Site(process, answers, JSON.readTree(ready));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one of the lab's programs; its complaints go where the test's own do. */
    static Process launch(Path folder, String program, String... options) {
        List<String> own = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                PROJECT.resolve("lab/target/lab.jar").toString(),
                program,
                "--project",
                PROJECT.toString(),
                "--folder",
                folder.toString());
        try {
            return new ProcessBuilder(
                            Stream.concat(own.stream(), Arrays.stream(options)).toList())
                    .redirectError(folder.resolveSibling(folder.getFileName() + ".errors")
                            .toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the lab's program do something; the test fails if it cannot. */
    synchronized JsonNode does(String command) {
        commands.println(command);
        try {
            JsonNode answer = JSON.readTree(Objects.requireNonNull(answers.readLine(), "the site ended"));
            assertThat(answer.path("ok").asBoolean())
                    .as("%s: %s", command, answer)
                    .isTrue();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The center, called as one of the terminals that it knows. */
    JsonService center(String terminal) {
        return JsonService.of(address("center"), TerminalTls.of(folder("certificates"), terminal));
    }

    /** The base's interface, without a sign-in. */
    JsonService base() {
        return JsonService.of(address("base"));
    }

    /** The base's interface with the clerk signed in. */
    Clerk clerk() {
        return Clerk.signIn(this, base(), "clerk", password("clerk"));
    }

    /** What the base calls the reader that the lab calls {@link Clerk#READER}. */
    String readerAtTheBase() {
        return whereabouts.path("readers").path(0).asString(Clerk.READER);
    }

    String password(String operator) {
        return whereabouts.path("passwords").path(operator).asString();
    }

    URI address(String service) {
        return URI.create(whereabouts.path(service).asString());
    }

    /** What the lab's program said when it was up. */
    String text(String name) {
        return whereabouts.path(name).asString();
    }

    List<Integer> numbers(String name) {
        return whereabouts.path(name).valueStream().map(JsonNode::asInt).toList();
    }

    Path folder(String name) {
        return Path.of(text(name));
    }

    /** Everything that both services wrote so far. */
    String logs() {
        StringBuilder text = new StringBuilder();
        for (JsonNode log : whereabouts.path("logs")) {
            try {
                text.append(Files.readString(Path.of(log.asString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
