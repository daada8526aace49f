package dev.cardmint.center.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.cardmint.center.CenterApplication;
import dev.cardmint.center.testing.TestCenterProperties;
import dev.cardmint.center.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class DurableDatabaseIT {

    private final TestDatabase database = TestDatabase.create();
    private final TestDatabase forgetful = database.withOption("-c synchronous_commit=off");

    @Test
    void acceptsADatabaseThatKeepsWhatItCommits() {
        assertThatNoException().isThrownBy(() -> check(database, true));
    }

    @Test
    void refusesADatabaseThatMayLoseCommits() {
        assertThatExceptionOfType(DatabaseNotDurableException.class)
                .isThrownBy(() -> check(forgetful, true))
                .withMessage("The database may lose committed transactions: synchronous_commit must not be off");
    }

    @Test
    void onlyWarnsWhereThatIsAskedFor(CapturedOutput log) {
        assertThatNoException().isThrownBy(() -> check(forgetful, false));

        assertThat(log.getOut()).contains("synchronous_commit must not be off");
    }

    @Test
    void stopsTheCenterInOneLineBeforeItMakesATable(CapturedOutput log) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> new SpringApplicationBuilder(CenterApplication.class)
                        .initializers(
                                context -> TestCenterProperties.of(forgetful).applyTo(context))
                        .run("--server.port=0")
                        .close())
                .withStackTraceContaining("synchronous_commit must not be off");

        assertThat(log.getOut()).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
        assertThat(JdbcClient.create(new DriverManagerDataSource(database.url()))
                        .sql("select count(*) from pg_tables where schemaname = 'public'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void check(TestDatabase database, boolean requireDurability) {
        new DurableDatabase(new DriverManagerDataSource(database.url()), new DatabaseSettings(requireDurability));
    }
}
