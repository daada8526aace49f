package dev.cardmint.center.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.disposal.DisposalStore.Waiting;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.testing.CenterTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CenterTest
class DisposalQueueIT {

    @Autowired
    private DisposalStore store;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    /** Retires chips, one second after the other. */
    private void retire(int chips) {
        database.sql("insert into chips (id, purpose, identity, profile, branch, state, blocked, changed_at, version)"
                        + " select gen_random_uuid(), 'DRILL', 'D15B05A1' || lpad(n::text, 12, '0'), 'payment', 'queue',"
                        + " 'RETIRED', false, now() + make_interval(secs => n), 0 from generate_series(1, :chips) n")
                .param("chips", chips)
                .update();
    }

    @Test
    void tellsOfTheCardThatWasJustRetiredHoweverManyWait() {
        List<Waiting> queue = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            retire(DisposalStore.LONGEST + 1);
            return store.waiting(Purpose.DRILL, "queue");
        }));

        assertThat(queue).hasSize(DisposalStore.LONGEST);
        assertThat(queue.get(0).chip().value()).endsWith("%012d".formatted(DisposalStore.LONGEST + 1));
    }
}
