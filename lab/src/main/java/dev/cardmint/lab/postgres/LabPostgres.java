package dev.cardmint.lab.postgres;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.folder.OwnerOnly;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/** A PostgreSQL server on the loopback address, with data that survives restarts and crashes. */
public final class LabPostgres implements AutoCloseable {

    /** The launcher's own defaults trade durability for speed; a center refuses such a server. */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final String NAME = "cardmint";

    private final EmbeddedPostgres server;
    private final String password;

    private LabPostgres(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server of a folder; makes its database on the first start, stops the server of a killed run first.
     *
     * @param settings further server settings; they win over the lab's own
     * @throws LabException if it does not start
     */
    public static LabPostgres start(Path folder, Map<String, String> settings) {
        Path data = OwnerOnly.folder(folder).resolve("data");
        PostgresLeftover.stop(data);
        String password = password(folder.resolve("password"));
        try {
            LabPostgres postgres = new LabPostgres(launch(data, password, settings), password);
            postgres.prepare(data);
            return postgres;
        } catch (IOException | SQLException e) {
            throw new LabException("PostgreSQL did not start in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Stops the server of a killed run. */
    public static void stopLeftover(Path folder) {
        PostgresLeftover.stop(folder.resolve("data"));
    }

    private static EmbeddedPostgres launch(Path data, String password, Map<String, String> settings)
            throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setPGStartupWait(Duration.ofSeconds(60)) // recovery after a kill takes its time
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        DURABLE.forEach(builder::setServerConfig);
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static String password(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[16];
                new SecureRandom().nextBytes(random);
                OwnerOnly.write(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every step may run again: a first start can be killed between any two. */
    private void prepare(Path data) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'");
            }
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** Where a center finds the database; without the password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + NAME;
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
