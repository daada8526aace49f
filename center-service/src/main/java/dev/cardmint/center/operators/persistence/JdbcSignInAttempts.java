package dev.cardmint.center.operators.persistence;

import dev.cardmint.center.operators.OperatorSettings;
import dev.cardmint.center.operators.SignInAttempts;
import dev.cardmint.center.terminals.Terminal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tries as rows, committed before the password is looked at. */
@Repository
class JdbcSignInAttempts implements SignInAttempts {

    private final JdbcClient database;
    private final OperatorSettings settings;
    private final Clock clock;

    JdbcSignInAttempts(JdbcClient database, OperatorSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int count(String username, Terminal terminal) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.sql("delete from sign_in_attempts where last_at < :start")
                .param("start", now.minus(settings.lockFor()))
                .update();
        return database.sql("insert into sign_in_attempts (account, terminal, attempts, last_at)"
                        + " values (:account, :terminal, 1, :now)"
                        + " on conflict (account, terminal) do update set attempts = sign_in_attempts.attempts + 1,"
                        // a try while locked does not prolong the lock
                        + " last_at = case when sign_in_attempts.attempts >= :limit"
                        + " then sign_in_attempts.last_at else excluded.last_at end"
                        + " returning attempts")
                .param("account", account(username))
                .param("terminal", terminal.id())
                .param("now", now)
                .param("limit", settings.attempts())
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional
    public void forget(String username, Terminal terminal) {
        database.sql("delete from sign_in_attempts where account = :account and terminal = :terminal")
                .param("account", account(username))
                .param("terminal", terminal.id())
                .update();
    }

    private static byte[] account(String username) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(username.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
