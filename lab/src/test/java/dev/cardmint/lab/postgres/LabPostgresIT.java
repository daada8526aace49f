package dev.cardmint.lab.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabPostgresIT {

    @TempDir
    Path folder;

    @Test
    void writesEveryCommitToDisk() throws Exception {
        try (LabPostgres postgres = LabPostgres.start(folder, Map.of())) {
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void listensOnTheLoopbackAddressAndAsksForAPassword() throws Exception {
        try (LabPostgres postgres = LabPostgres.start(folder, Map.of())) {
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(postgres.url(), postgres.user(), "wrong"))
                    .withMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsItsDataOverARestart() throws Exception {
        try (LabPostgres postgres = LabPostgres.start(folder, Map.of());
                Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (LabPostgres postgres = LabPostgres.start(folder, Map.of())) {
            assertThat(ask(postgres, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void stopsTheServerThatAKilledRunLeftBehind() throws Exception {
        LabPostgres.start(folder, Map.of());
        ProcessHandle leftover = ProcessHandle.of(recordedPid()).orElseThrow();

        PostgresLeftover.stop(folder.resolve("data"));

        assertThat(leftover.isAlive()).isFalse();
    }

    @Test
    void leavesAnotherProcessWithTheRecordedPidAlone() throws Exception {
        Process bystander = new ProcessBuilder("sleep", "600").start();
        try {
            Path data = Files.createDirectory(folder.resolve("data"));
            Files.writeString(data.resolve("postmaster.pid"), bystander.pid() + "\n");

            PostgresLeftover.stop(data);

            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void takesOtherSettingsForTestsThatNeedThem() throws Exception {
        try (LabPostgres postgres = LabPostgres.start(folder, Map.of("fsync", "off"))) {
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("off");
        }
    }

    private long recordedPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip());
    }

    private static String ask(LabPostgres postgres, String query) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(LabPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    }
}
