package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * docs/operations.md on a real container engine, command by command: up, a card issued, the center killed and back,
 * down. Takes minutes, root and images: {@code system-tests/compose} runs it, the check does not.
 */
class OperationsPageRehearsal {

    private static final List<String> SERVICES = List.of("database", "center", "base");
    private static final List<String> OF_THE_HOLDER =
            List.of("Lindström", "LINDSTROM", "Hamngatan", "9999991048572014", "1048572014", "1987-03-09");

    private final Map<String, String> variables = new HashMap<>(Map.of(
            "COMPOSE_PROJECT_NAME",
            "cardmint-rehearsal",
            "CARDMINT_SECRETS",
            Site.PROJECT.resolve("system-tests/target/compose/secrets").toString()));

    private final List<String> otherwise = new ArrayList<>();
    private final List<String> logs = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        shell(compose() + " down --volumes");
        shell("rm -rf \"$CARDMINT_SECRETS\"");
    }

    @Test
    void doesWhatThePageSays() {
        leaveNothingBehind();
        ShellDocument page = ShellDocument.of(Site.PROJECT.resolve("docs/operations.md"));

        page.after(asDockerCompose()).run(variables, (block, printed) -> {
            if (!block.allows(printed)) {
                otherwise.add(block + " printed " + printed);
            }
            if (block.commands().startsWith("docker inspect")) {
                SERVICES.forEach(this::hasNoRightsAndNoSecrets);
            }
            logs.add(shell(compose() + " logs --no-color"));
        });

        assertThat(otherwise).isEmpty();
        assertThat(logs).anyMatch(text -> text.contains("Started CenterApplication"));
        assertThat(Stream.concat(OF_THE_HOLDER.stream(), secrets.stream()))
                .isNotEmpty()
                .noneMatch(secret -> logs.stream().anyMatch(text -> text.contains(secret)));
    }

    /** With docker-compose 1.29.2 where the engine's client has no compose of its own. */
    private String asDockerCompose() {
        return compose().equals("docker compose")
                ? ""
                : "docker() { if [ \"$1\" = compose ]; then shift; docker-compose \"$@\"; else command docker \"$@\"; fi; }";
    }

    private String compose() {
        return shell("docker compose version >/dev/null 2>&1 && echo docker compose || echo docker-compose")
                .strip();
    }

    private void hasNoRightsAndNoSecrets(String service) {
        String id = shell(compose() + " ps --quiet " + service).strip();
        JsonNode container = Site.JSON.readTree(shell("docker inspect " + id)).path(0);
        JsonNode host = container.path("HostConfig");

        assertThat(host.path("ReadonlyRootfs").asBoolean()).isTrue();
        assertThat(host.path("CapDrop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(host.path("CapAdd").isEmpty()).isTrue();
        assertThat(host.path("Privileged").asBoolean()).isFalse();
        assertThat(host.path("SecurityOpt").toString()).isEqualTo("[\"no-new-privileges:true\"]");
        assertThat(host.path("Memory").asLong()).isPositive();
        assertThat(host.path("PidsLimit").asLong()).isPositive();
        assertThat(container.path("Config").path("User").asString()).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(container.path("Config").path("Healthcheck").isMissingNode()).isFalse();
        assertThat(host.path("PortBindings").findValuesAsString("HostIp"))
                .hasSize(service.equals("database") ? 0 : 1)
                .allMatch("127.0.0.1"::equals);
        assertThat(shell("docker exec " + id + " cat /proc/mounts").lines().filter(line -> line.contains(" / ")))
                .hasSize(1)
                .allMatch(line -> line.contains(" ro,"));
        assertThat(shell("docker exec " + id + " cat /proc/1/status"))
                .contains("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000", "NoNewPrivs:\t1");
        readSecrets();
        assertThat(secrets).noneMatch(container.toString()::contains);
    }

    /** Passwords, keys and tokens as they lie in the folder; a line of a PEM file stands for the key in it. */
    private void readSecrets() {
        if (secrets.isEmpty()) {
            Path folder = Path.of(variables.getOrDefault("CARDMINT_SECRETS", ""));
            JsonNode people = Site.JSON.readTree(text(folder.resolve("operators.json")));
            secrets.addAll(people.path("operators").findValuesAsString("password"));
            secrets.add(text(folder.resolve("database-password")).strip());
            secrets.add(text(folder.resolve("vault.key")).strip());
            for (String key : List.of("ca-key", "center-key", "page-key", "base-1-key")) {
                secrets.add(text(folder.resolve("certificates/" + key + ".pem"))
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow());
            }
            assertThat(secrets).hasSize(10).allMatch(secret -> secret.length() >= 16);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command prints, whatever its status. */
    private String shell(String command) {
        ProcessBuilder builder = new ProcessBuilder(Arrays.asList("bash", "-c", command)).redirectErrorStream(true);
        builder.directory(Site.PROJECT.toFile()).environment().putAll(variables);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
