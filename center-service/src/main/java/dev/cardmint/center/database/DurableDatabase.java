package dev.cardmint.center.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses a database whose commits may be lost ("write ahead" means nothing there), before the first table is made. The
 * settings are those of the center's own connections: PostgreSQL takes them per database and role, too.
 */
@Component
class DurableDatabase implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(DurableDatabase.class);

    DurableDatabase(DataSource database, DatabaseSettings settings) {
        List<String> off = JdbcClient.create(database)
                .sql("select name from pg_settings where setting = 'off'"
                        + " and name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name")
                .query(String.class)
                .list();
        if (!off.isEmpty()) {
            var problem = new DatabaseNotDurableException(off);
            if (settings.requireDurability()) {
                throw problem;
            }
            log.warn("{}", problem.getMessage());
        }
    }

    @Override
    public void migrate(Flyway flyway) {
        flyway.migrate();
    }
}
