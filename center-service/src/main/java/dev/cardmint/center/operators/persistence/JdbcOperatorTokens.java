package dev.cardmint.center.operators.persistence;

import dev.cardmint.center.operators.Operator;
import dev.cardmint.center.operators.OperatorSettings;
import dev.cardmint.center.operators.OperatorTokens;
import dev.cardmint.center.operators.Role;
import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.model.bytes.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tokens as rows: one statement finds the operator, a second moves the end on, once a minute at most. */
@Repository
@Transactional
class JdbcOperatorTokens implements OperatorTokens {

    private final JdbcClient database;
    private final OperatorSettings settings;
    private final Clock clock;

    JdbcOperatorTokens(JdbcClient database, OperatorSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void add(Bytes digest, Operator operator, Terminal terminal, Instant expiresAt, Instant endsAt) {
        database.sql("delete from operator_tokens where ends_at < :now")
                .param("now", utc(clock.instant()))
                .update();
        database.sql("insert into operator_tokens"
                        + " (digest, username, terminal, certificate_sha256, expires_at, ends_at)"
                        + " values (:digest, :username, :terminal, :certificate, :expires, :ends)")
                .param("digest", digest.toByteArray())
                .param("username", operator.username())
                .param("terminal", terminal.id())
                .param("certificate", terminal.certificateSha256().toByteArray())
                .param("expires", utc(expiresAt))
                .param("ends", utc(endsAt))
                .update();
    }

    @Override
    public @Nullable Operator use(Bytes digest, Terminal terminal) {
        Instant now = clock.instant();
        Operator operator = database.sql("select o.username, o.display_name, o.role, o.branch"
                        + " from operator_tokens t join operators o on o.username = t.username"
                        + " where t.digest = :digest and t.terminal = :terminal and t.certificate_sha256 = :certificate"
                        + " and t.expires_at > :now and t.ends_at > :now and o.active")
                .param("digest", digest.toByteArray())
                .param("terminal", terminal.id())
                .param("certificate", terminal.certificateSha256().toByteArray())
                .param("now", utc(now))
                .query(JdbcOperatorTokens::operator)
                .optional()
                .orElse(null);
        if (operator != null) {
            prolong(digest, now.plus(settings.idle()));
        }
        return operator;
    }

    @Override
    public void remove(Bytes digest) {
        database.sql("delete from operator_tokens where digest = :digest")
                .param("digest", digest.toByteArray())
                .update();
    }

    /** Skips most requests: a write for each would cost more than the request. */
    private void prolong(Bytes digest, Instant until) {
        database.sql("update operator_tokens set expires_at = least(:until, ends_at)"
                        + " where digest = :digest and expires_at < :until - interval '1 minute'")
                .param("digest", digest.toByteArray())
                .param("until", utc(until))
                .update();
    }

    private static Operator operator(ResultSet row, int index) throws SQLException {
        return new Operator(
                row.getString("username"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                row.getString("branch"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
