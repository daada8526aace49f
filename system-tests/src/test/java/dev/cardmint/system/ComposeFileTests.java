package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/**
 * docker-compose.yml and Dockerfile say what the threat model says of containers; what an engine makes of them is
 * another test.
 */
class ComposeFileTests {

    private static final Pattern NOT_ROOT = Pattern.compile("[1-9]\\d*:[1-9]\\d*");
    private static final Pattern FINAL_TARGETS =
            Pattern.compile("(?ms)^FROM \\S+ AS (center|base|drill|init)$(.*?)(?=^FROM|\\z)");

    private static final JsonNode FILE = file();

    static Stream<String> services() {
        return FILE.path("services").propertyNames().stream();
    }

    @Test
    void usesOnlyWhatBothProgramsKnow() {
        assertThat(FILE.propertyNames().stream().filter(key -> !key.startsWith("x-")))
                .containsExactlyInAnyOrder("services", "networks", "volumes", "secrets");
    }

    @ParameterizedTest
    @MethodSource("services")
    void takesEveryRightFromAService(String name) {
        JsonNode service = service(name);

        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
        assertThat(texts(service.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(service.path("user").asString()).matches(NOT_ROOT);
        assertThat(service.path("network_mode").asString("none")).isEqualTo("none");
        assertThat(service.propertyNames())
                .contains("mem_limit", "pids_limit", "tmpfs")
                .doesNotContain("privileged", "cap_add", "devices", "pid", "ipc", "env_file");
    }

    @ParameterizedTest
    @MethodSource("services")
    void givesAServiceItsSecretsAsFiles(String name) {
        service(name).path("environment").properties().forEach(variable -> {
            if (variable.getKey().matches(".*(PASSWORD|KEY|SECRET|TOKEN).*")) {
                assertThat(variable.getValue().asString()).as(variable.getKey()).startsWith("/run/secrets/");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void publishesPortsOnTheLoopbackAddressOnly(String name) {
        assertThat(texts(service(name).path("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void letsNobodyButTheCenterReachTheDatabase() {
        assertThat(FILE.path("networks").path("database").path("internal").asBoolean())
                .isTrue();
        assertThat(services().filter(name -> networks(name).contains("database")))
                .containsExactlyInAnyOrder("database", "center");
        assertThat(networks("database")).containsExactly("database");
        assertThat(service("database").has("ports")).isFalse();
    }

    @Test
    void startsAServiceWhenWhatItNeedsIsHealthy() {
        assertThat(condition("center", "database")).isEqualTo("service_healthy");
        assertThat(condition("base", "center")).isEqualTo("service_healthy");
        assertThat(service("database").has("healthcheck")).isTrue();
    }

    @Test
    void takesSecretsFromTheFolderOfSecrets() {
        assertThat(FILE.path("secrets").valueStream().map(secret -> secret.path("file")
                        .asString()))
                .isNotEmpty()
                .allMatch(file -> file.startsWith("${CARDMINT_SECRETS:-./secrets}/"));
    }

    @Test
    void makesImagesThatRunAsNobodyAndTellTheirHealth() throws IOException {
        String dockerfile = Files.readString(Site.PROJECT.resolve("Dockerfile"));
        Map<String, String> users = Map.of("center", "10001:10001", "base", "10002:10002", "drill", "10002:10002");

        var targets = FINAL_TARGETS.matcher(dockerfile).results().toList();

        assertThat(targets).hasSize(4);
        targets.forEach(target -> {
            List<String> lines = target.group(2).lines().toList();
            String user = users.get(target.group(1));
            assertThat(lines.stream().filter(line -> line.startsWith("USER")).reduce("", (before, last) -> last))
                    .isEqualTo(user == null ? "" : "USER " + user);
            assertThat(target.group(2).contains("HEALTHCHECK"))
                    .isEqualTo(!target.group(1).equals("drill"));
        });
    }

    @Test
    void sendsNothingButWhatWasBuiltToTheEngine() throws IOException {
        assertThat(Files.readAllLines(Site.PROJECT.resolve(".dockerignore")))
                .contains("*")
                .filteredOn(line -> line.startsWith("!"))
                .allMatch(line -> line.contains("/target/") || line.endsWith("/base.options"));
    }

    private static JsonNode service(String name) {
        return FILE.path("services").path(name);
    }

    private static List<String> networks(String name) {
        return texts(service(name).path("networks"));
    }

    private static String condition(String service, String other) {
        return service(service).path("depends_on").path(other).path("condition").asString();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode file() {
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return Site.JSON.valueToTree(yaml.load(Files.readString(Site.PROJECT.resolve("docker-compose.yml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
