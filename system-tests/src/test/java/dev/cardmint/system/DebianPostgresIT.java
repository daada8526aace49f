package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The oldest PostgreSQL that a center runs on is Debian's 15; ./check installs it. */
class DebianPostgresIT {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    private Path folder;
    private int port;

    @BeforeEach
    void startAServer() throws IOException, InterruptedException {
        assertThat(PROGRAMS.resolve("initdb"))
                .as("Debian's package postgresql-15 is installed; ./check does that")
                .exists();
        folder = Files.createTempDirectory("cardmint-debian-postgres-");
        port = freePort();
        if (root()) {
            run("chown", "postgres", folder.toString());
        }
        Path data = folder.resolve("data");
        Path password = folder.resolve("password");
        runAsServer("sh", "-c", "umask 077; echo secret >" + password);
        runAsServer(
                PROGRAMS.resolve("initdb").toString(),
                "-U",
                "cardmint",
                "-E",
                "UTF8",
                "--locale=C",
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-D",
                data.toString());
        runAsServer(
                PROGRAMS.resolve("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
                "start");
        runAsServer(
                "env",
                "PGPASSWORD=secret",
                PROGRAMS.resolve("createdb").toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                "cardmint",
                "cardmint");
    }

    @AfterEach
    void stopIt() throws IOException, InterruptedException {
        runAsServer(
                PROGRAMS.resolve("pg_ctl").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-m",
                "fast",
                "-w",
                "stop");
        run("rm", "-rf", folder.toString());
    }

    @Test
    void migratesAndIssuesOnPostgres15() throws IOException {
        Path sites = Files.createDirectories(Site.PROJECT.resolve("system-tests/target/sites"));
        Path here = Files.createTempDirectory(sites, "debian-").resolve("site");
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/cardmint";
        try (Site site = Site.up(here, "--database-url", url, "--database-password", "secret")) {
            Clerk clerk = site.clerk();
            String record = clerk.order();
            clerk.insertBlank("debian-" + UUID.randomUUID());

            JsonNode end = clerk.issue(record);

            assertThat(end.path("outcome").path("result").asString())
                    .as("%s", end)
                    .isEqualTo("ISSUED");
            assertThat(clerk.record(record).path("proof").asString()).isEqualTo("PROVED");
        }
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    /** PostgreSQL does not run as root. */
    private void runAsServer(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        if (root()) {
            words.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        words.addAll(List.of(command));
        run(words.toArray(String[]::new));
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("cardmint-command-", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        assertThat(status).as("%s: %s", List.of(command), said).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
