package dev.cardmint.center.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A fresh database on one PostgreSQL server per JVM. {@code -Dtest.db} says which server: {@code embedded} (default),
 * {@code docker} (with {@code -Dtest.db.image}), or {@code url} (with {@code -Dtest.db.url}, a JDBC URL of someone who
 * may create databases, which are dropped at the end). Nothing falls back to anything else.
 */
public record TestDatabase(String url) {

    /** Makes a database of its own for one test context. */
    public static TestDatabase create() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute(Server.URL, "create database " + name);
        if (System.getProperty("test.db", "").equals("url")) {
            Runnable drop = () -> execute(Server.URL, "drop database %s with (force)".formatted(name));
            Runtime.getRuntime().addShutdownHook(new Thread(drop));
        }
        return new TestDatabase(withDatabase(Server.URL, name));
    }

    /** Runs one statement as the owner of the database. */
    public void execute(String sql) {
        execute(url, sql);
    }

    /** The same database with another connection option, for example {@code -c synchronous_commit=off}. */
    public TestDatabase withOption(String option) {
        return new TestDatabase(url + "&options=" + option.replace(" ", "%20"));
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database does not do: " + sql, e);
        }
    }

    private static String withDatabase(String url, String name) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        String parameters = query < 0 ? "?" : url.substring(query);
        return path.substring(0, path.lastIndexOf('/') + 1) + name + parameters;
    }

    /** Started by the first test that asks for a database. */
    private static final class Server {

        static final String URL = start(System.getProperty("test.db", "embedded"));

        private static String start(String kind) {
            return switch (kind.toLowerCase(Locale.ROOT)) {
                case "", "embedded" -> embedded();
                case "docker" -> container(required("test.db.image"));
                case "url" -> required("test.db.url");
                default -> throw new IllegalArgumentException("-Dtest.db is embedded, docker or url, not " + kind);
            };
        }

        /** Its defaults are those of a toy; the tests run on what production has. */
        private static String embedded() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "300")
                        .start();
                return server.getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Lives until the JVM ends; the reaper or, where that is disabled, the hook removes it. */
        @SuppressWarnings("resource")
        private static String container(String image) {
            var container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
            container.withCommand("postgres", "-c", "max_connections=300");
            container.start();
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
            String url = container.getJdbcUrl();
            return url + (url.contains("?") ? "&" : "?") + "user=" + container.getUsername() + "&password="
                    + container.getPassword();
        }

        private static String required(String property) {
            String value = System.getProperty(property, "");
            if (value.isBlank()) {
                throw new IllegalArgumentException(
                        "-Dtest.db=%s needs -D%s".formatted(System.getProperty("test.db"), property));
            }
            return value;
        }
    }
}
