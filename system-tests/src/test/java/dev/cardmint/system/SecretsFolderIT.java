package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The init step of docker-compose.yml, without a container around it. */
class SecretsFolderIT {

    @TempDir
    Path parent;

    @Test
    void givesEachFileToTheContainersThatNeedItAndKeepsWhatIsThere() throws Exception {
        Path folder = parent.resolve("secrets");
        String group = Files.getAttribute(parent, "unix:gid").toString(); // one that this process is in

        make(folder, group);
        String password = Files.readString(folder.resolve("database-password"));
        String base = Files.readString(folder.resolve("base-home/base-1/terminal-certificate.pem"));
        make(folder, group);

        assertThat(Files.readString(folder.resolve("database-password"))).isEqualTo(password);
        assertThat(Files.readString(folder.resolve("certificates/base-1.pem"))).isEqualTo(base);
        Map<String, String> permissions = permissions(folder);
        assertThat(permissions)
                .containsEntry("certificates/page-key.pem", "rw-r-----")
                .containsEntry("base-home/base-1", "rwxr-x---")
                .containsEntry("base-home/base-1/terminal-key.pem", "rw-r-----")
                .containsEntry("database-password", "rw-r-----")
                .containsEntry("vault.key", "rw-------")
                .containsEntry("operators.json", "rw-------")
                .containsEntry("certificates/ca-key.pem", "rw-------")
                .containsEntry("certificates/center-key.pem", "rw-------");
        permissions.remove("lock"); // empty
        assertThat(permissions.values()).allMatch(each -> each.endsWith("---"));
    }

    private static void make(Path folder, String group) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Site.PROJECT.resolve("lab/target/lab.jar").toString(),
                        "secrets",
                        "--folder",
                        folder.toString(),
                        "--base-group",
                        group,
                        "--database-group",
                        group,
                        "--center-jar",
                        Site.PROJECT
                                .resolve("center-service/target/center-service.jar")
                                .toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).isEqualTo("Certificates, keys and passwords are in %s%n".formatted(folder));
    }

    private static Map<String, String> permissions(Path folder) throws IOException {
        Map<String, String> permissions = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                permissions.put(
                        folder.relativize(file).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return permissions;
    }
}
