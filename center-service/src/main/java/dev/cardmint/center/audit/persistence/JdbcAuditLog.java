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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Entries as rows that the database itself refuses to change. */
@Repository
class JdbcAuditLog implements AuditLog, AuditEntries {

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    JdbcAuditLog(JdbcClient database, JsonMapper json, Clock clock) {
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
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void appendRefusal(AuditEntry entry) {
        insert(entry);
    }

    private void insert(AuditEntry entry) {
        database.sql("insert into audit_entries (at, kind, terminal, operator, session, record, chip, details)"
                        + " values (:at, :kind, :terminal, :operator, :session, :record, :chip, :details::jsonb)")
                .param("at", OffsetDateTime.now(clock))
                .param("kind", entry.kind().text())
                .param("terminal", entry.terminal())
                .param("operator", entry.operator())
                .param("session", entry.session(), Types.OTHER)
                .param("record", entry.record(), Types.OTHER)
                .param("chip", entry.chip())
                .param("details", json.writeValueAsString(entry.details()))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Stored> after(long number, int limit) {
        return database.sql("select * from audit_entries where number > :number order by number limit :limit")
                .param("number", number)
                .param("limit", limit)
                .query(this::stored)
                .list();
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
