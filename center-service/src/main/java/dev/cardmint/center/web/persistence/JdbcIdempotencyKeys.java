package dev.cardmint.center.web.persistence;

import dev.cardmint.center.web.IdempotencyKeys;
import dev.cardmint.center.web.IdempotencyScope;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Idempotency keys as rows: the insert waits for whoever holds the same key, and a rollback takes it away again. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcIdempotencyKeys implements IdempotencyKeys {

    private final JdbcClient database;
    private final Clock clock;

    JdbcIdempotencyKeys(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public @Nullable UUID claim(IdempotencyScope scope) {
        int inserted = database.sql("insert into idempotency_keys (scope, body, created_at) values (:scope, :body, :at)"
                        + " on conflict (scope) do nothing")
                .param("scope", scope.digest().toByteArray())
                .param("body", scope.body().toByteArray())
                .param("at", OffsetDateTime.now(clock))
                .update();
        return inserted == 1 ? null : resourceOf(scope);
    }

    @Override
    public void remember(IdempotencyScope scope, UUID resource) {
        database.sql("update idempotency_keys set resource = :resource where scope = :scope")
                .param("resource", resource)
                .param("scope", scope.digest().toByteArray())
                .update();
    }

    private @Nullable UUID resourceOf(IdempotencyScope scope) {
        Claim claim = database.sql("select body, resource from idempotency_keys where scope = :scope for update")
                .param("scope", scope.digest().toByteArray())
                .query(Claim::of)
                .single();
        if (!MessageDigest.isEqual(claim.body(), scope.body().toByteArray())) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "This idempotency key belongs to another request. Send the request with a new key.");
        }
        return claim.resource();
    }

    @SuppressWarnings("ArrayRecordComponent") // a row, compared and dropped
    private record Claim(byte[] body, @Nullable UUID resource) {

        static Claim of(ResultSet row, int index) throws SQLException {
            return new Claim(row.getBytes("body"), row.getObject("resource", UUID.class));
        }
    }
}
