package dev.cardmint.center.audit.persistence;

import dev.cardmint.center.audit.AuditEntries;
import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Entries as rows that the database itself refuses to change. */
@Repository
class JdbcAuditLog implements AuditLog, AuditEntries {

    private static final String INSERT =
            "insert into audit_entries (at, kind, terminal, operator, session, record, chip, details)"
                    + " values (:at, :kind, :terminal, :operator, :session, :record, :chip, :details::jsonb)";

    private final NamedParameterJdbcTemplate database;
    private final JsonMapper json;
    private final Clock clock;

    JdbcAuditLog(NamedParameterJdbcTemplate database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(AuditEntry entry) {
        insert(entry);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendAll(List<AuditEntry> entries) {
        database.batchUpdate(INSERT, entries.stream().map(this::parameters).toArray(SqlParameterSource[]::new));
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void appendRefusal(AuditEntry entry) {
        insert(entry);
    }

    private void insert(AuditEntry entry) {
        database.update(INSERT, parameters(entry));
    }

    private MapSqlParameterSource parameters(AuditEntry entry) {
        return new MapSqlParameterSource()
                .addValue("at", OffsetDateTime.now(clock))
                .addValue("kind", entry.kind().text())
                .addValue("terminal", entry.terminal())
                .addValue("operator", entry.operator())
                .addValue("session", entry.session(), Types.OTHER)
                .addValue("record", entry.record(), Types.OTHER)
                .addValue("chip", entry.chip())
                .addValue("details", json.writeValueAsString(entry.details()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Stored> after(long number, int limit) {
        return database.query(
                "select * from audit_entries where number > :number order by number limit :limit",
                Map.of("number", number, "limit", limit),
                this::stored);
    }

    private Stored stored(ResultSet row, int index) throws SQLException {
        return new Stored(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("terminal"),
                row.getString("operator"),
                row.getObject("session", UUID.class),
                row.getObject("record", UUID.class),
                row.getString("chip"),
                json.readValue(row.getString("details"), new TypeReference<Map<String, String>>() {}));
    }
}
