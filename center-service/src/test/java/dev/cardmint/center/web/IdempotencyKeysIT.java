package dev.cardmint.center.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.audit.Acting;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@CenterTest
class IdempotencyKeysIT {

    private static final Acting CLERK = who("base-1", "clerk");

    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private final UUID key = UUID.randomUUID();

    @Test
    void givesTheFirstRequestsResourceToARepeat() {
        UUID made = UUID.randomUUID();

        assertThat(once(scope("{}"), made)).isEqualTo(made);

        assertThat(once(scope("{}"), UUID.randomUUID())).isEqualTo(made);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        once(scope("{\"a\":1}"), UUID.randomUUID());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> once(scope("{\"a\":2}"), UUID.randomUUID()))
                .extracting(ProblemException::type)
                .isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void countsPerTerminalOperatorAndRoute() {
        UUID made = UUID.randomUUID();
        once(scope("{}"), made);

        assertThat(once(scope(who("base-2", "clerk"), "POST /v1/offers"), UUID.randomUUID()))
                .isNotEqualTo(made);
        assertThat(once(scope(who("base-1", "supervisor"), "POST /v1/offers"), UUID.randomUUID()))
                .isNotEqualTo(made);
        assertThat(once(scope(CLERK, "POST /v1/card-sessions"), UUID.randomUUID()))
                .isNotEqualTo(made);
        assertThat(once(scope(who("base-1", null), "POST /v1/offers"), UUID.randomUUID()))
                .isNotEqualTo(made);
    }

    @Test
    void remembersNoRefusal() {
        transaction.executeWithoutResult(status -> {
            keys.claim(scope("{\"a\":1}"));
            status.setRollbackOnly();
        });

        UUID made = UUID.randomUUID();
        assertThat(once(scope("{\"a\":2}"), made)).isEqualTo(made);
    }

    @Test
    void needsTheTransactionOfTheEffect() {
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> keys.claim(scope("{}")));
    }

    @Test
    void letsASecondRequestWaitForTheFirst() {
        UUID made = UUID.randomUUID();
        var claimed = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> transaction.execute(status -> {
            keys.claim(scope("{}"));
            claimed.countDown();
            awaitAWaitingSession();
            keys.remember(scope("{}"), made);
            return made;
        }));

        await(claimed);
        assertThat(once(scope("{}"), UUID.randomUUID())).isEqualTo(made);

        assertThat(first.join()).isEqualTo(made);
    }

    private @Nullable UUID once(IdempotencyScope scope, UUID effect) {
        return transaction.execute(status -> {
            UUID before = keys.claim(scope);
            if (before != null) {
                return before;
            }
            keys.remember(scope, effect);
            return effect;
        });
    }

    /** Until the server itself says that somebody waits for this transaction. */
    private void awaitAWaitingSession() {
        while (database.sql("select count(*) from pg_locks where not granted and locktype = 'transactionid'")
                        .query(Long.class)
                        .single()
                == 0) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private IdempotencyScope scope(String body) {
        return IdempotencyScope.of(CLERK, "POST /v1/offers", key, body.getBytes(StandardCharsets.UTF_8));
    }

    private IdempotencyScope scope(Acting who, String route) {
        return IdempotencyScope.of(who, route, key, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static Acting who(String terminal, @Nullable String operator) {
        return new Acting() {

            @Override
            public String terminalId() {
                return terminal;
            }

            @Override
            public @Nullable String operatorName() {
                return operator;
            }
        };
    }
}
