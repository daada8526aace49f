package dev.cardmint.center.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.audit.AuditEntries.Stored;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@CenterTest
class AuditLogIT {

    @Autowired
    private AuditLog log;

    @Autowired
    private AuditEntries entries;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private CenterClients clients;

    @Test
    void keepsEveryPartOfAnEntry() {
        UUID session = UUID.randomUUID();
        UUID record = UUID.randomUUID();
        transaction.executeWithoutResult(status -> log.append(AuditEntry.of(AuditKind.SCRIPT_RELEASED)
                .atTerminal("base-1")
                .byOperator("clerk")
                .session(session)
                .record(record)
                .chip("0011")
                .detail("step", 1)));

        Stored stored = last();

        assertThat(stored.kind()).isEqualTo("script.released");
        assertThat(stored.terminal()).isEqualTo("base-1");
        assertThat(stored.operator()).isEqualTo("clerk");
        assertThat(stored.session()).isEqualTo(session);
        assertThat(stored.record()).isEqualTo(record);
        assertThat(stored.chip()).isEqualTo("0011");
        assertThat(stored.details()).containsEntry("step", "1");
    }

    @Test
    void takesWhatIsDoneOnlyInsideItsTransaction() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> log.append(AuditEntry.of(AuditKind.CARD_ISSUED)));
    }

    @Test
    void forgetsWhatWasNotDone() {
        UUID session = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            log.append(AuditEntry.of(AuditKind.CARD_ISSUED).session(session));
            status.setRollbackOnly();
        });

        assertThat(ofSession(session)).isEmpty();
    }

    @Test
    void keepsARefusalWhenTheRequestIsRolledBack() {
        UUID session = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            log.appendRefusal(AuditEntry.of(AuditKind.REQUEST_REFUSED).session(session));
            status.setRollbackOnly();
        });

        assertThat(ofSession(session)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entries set operator = 'somebody else'",
                "delete from audit_entries",
                "truncate audit_entries"
            })
    void isNeverChanged(String sql) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql(sql).update())
                .withStackTraceContaining("audit entries are never changed or deleted");
    }

    @Test
    void isReadPageByPage() {
        var officer = clients.signedIn("office-1", "officer-1");
        long first = officer.get("/v1/audit-entries?limit=1")
                .body()
                .get(0)
                .get("number")
                .asLong();

        var next = officer.get("/v1/audit-entries?limit=2&after=" + first).body();

        assertThat(next).hasSize(2);
        assertThat(next.get(0).get("number").asLong()).isGreaterThan(first);
    }

    @Test
    void isNotReadByAClerk() {
        var answer = clients.signedIn("office-1", "clerk").get("/v1/audit-entries");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("not-allowed");
        assertThat(last().kind()).isEqualTo("request.refused");
        assertThat(last().operator()).isEqualTo("clerk");
    }

    @Test
    void isNotReadByATerminalAlone() {
        var answer = clients.at("office-1").get("/v1/audit-entries");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("not-signed-in");
    }

    @Test
    void refusesAPageThatIsTooLong() {
        var answer = clients.signedIn("office-1", "officer-1").get("/v1/audit-entries?limit=1001");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("fields").get(0).get("field").asString()).isEqualTo("limit");
    }

    @Test
    void stopsWhatItCannotTellOf() {
        var clerk = clients.signedIn("base-1", "clerk");
        var wanted = Map.of("action", "DESTROY_CHIP", "chip", "0011223344", "reason", "not to be found");
        database.sql("alter table audit_entries rename to audit_entries_away").update();
        try {
            assertThat(clerk.post("/v1/approvals", wanted).problem()).isEqualTo("internal");
            assertThat(clients.at("stranger").get("/v1/terminal").problem()).isEqualTo("internal");
            assertThat(clerk.get("/v1/audit-entries").problem()).isEqualTo("internal");
        } finally {
            database.sql("alter table audit_entries_away rename to audit_entries")
                    .update();
        }
        assertThat(database.sql("select count(*) from approvals where reason = 'not to be found'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<Stored> ofSession(UUID session) {
        return entries.after(0, 100_000).stream()
                .filter(entry -> session.equals(entry.session()))
                .toList();
    }

    private Stored last() {
        var all = entries.after(0, 100_000);
        return all.get(all.size() - 1);
    }
}
