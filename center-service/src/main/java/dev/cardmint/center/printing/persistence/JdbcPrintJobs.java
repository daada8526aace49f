package dev.cardmint.center.printing.persistence;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.choices.CardChoice;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.printing.PrintJob;
import dev.cardmint.center.printing.PrintJob.Card;
import dev.cardmint.center.printing.PrintJob.State;
import dev.cardmint.center.printing.PrintJobStore;
import dev.cardmint.center.printing.RejectReason;
import dev.cardmint.center.profiles.Product;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Prints as a table. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcPrintJobs implements PrintJobStore {

    private static final String JOB = "select id, record_id, purpose, chip, branch, design, version, product, attempt,"
            + " state, terminal, reason, requested_by, accepted_by, created_at, changed_at from print_jobs ";

    private static final String PRINTABLE = "exists (select 1 from issuance_records r"
            + " join card_choices c on c.record_id = r.id where r.id = print_jobs.record_id"
            + " and r.chip = print_jobs.chip and c.released_at >= :since)";

    private static final String OPEN = JOB + "where branch = :branch and purpose = :purpose and state <> 'REJECTED'"
            + " and accepted_by is null and (state not in ('PENDING', 'FAILED') or " + PRINTABLE + ")"
            + " order by created_at desc, id limit :limit";

    private final JdbcClient database;

    JdbcPrintJobs(JdbcClient database) {
        this.database = database;
    }

    @Override
    public @Nullable PrintJob lock(UUID id) {
        return one(database.sql(JOB + "where id = :id for update").param("id", id));
    }

    @Override
    public @Nullable PrintJob find(UUID id) {
        return one(database.sql(JOB + "where id = :id").param("id", id));
    }

    @Override
    public @Nullable PrintJob ofCard(RecordId record, ChipIdentity chip) {
        return one(database.sql(JOB + "where record_id = :record and chip = :chip and state <> 'REJECTED'")
                .param("record", record.value())
                .param("chip", chip.value()));
    }

    private static @Nullable PrintJob one(StatementSpec query) {
        return query.query(JdbcPrintJobs::job).optional().orElse(null);
    }

    @Override
    public List<PrintJob> open(String branch, Purpose purpose, Instant since) {
        return database.sql("select * from (" + OPEN + ") latest order by created_at, id")
                .param("branch", branch)
                .param("purpose", purpose.name())
                .param("since", utc(since))
                .param("limit", MOST_OPEN)
                .query(JdbcPrintJobs::job)
                .list();
    }

    @Override
    public void add(PrintJob job) {
        Card card = job.card();
        database.sql("insert into print_jobs (id, record_id, purpose, chip, branch, design, version, product, attempt,"
                        + " state, requested_by, created_at, changed_at) values (:id, :record, :purpose, :chip,"
                        + " :branch, :design, :version, :product, :attempt, :state, :requestedBy, :createdAt,"
                        + " :changedAt)")
                .param("id", job.id())
                .param("record", card.record().value())
                .param("purpose", card.purpose().name())
                .param("chip", card.chip().value())
                .param("branch", card.branch())
                .param("design", card.choice().design())
                .param("version", card.choice().version())
                .param("product", card.choice().product().name())
                .param("attempt", job.attempt())
                .param("state", job.state().name())
                .param("requestedBy", job.requestedBy())
                .param("createdAt", utc(job.createdAt()))
                .param("changedAt", utc(job.changedAt()))
                .update();
    }

    @Override
    public void update(PrintJob job) {
        RejectReason reason = job.reason();
        database.sql("update print_jobs set state = :state, terminal = :terminal, reason = :reason,"
                        + " accepted_by = :acceptedBy, changed_at = :changedAt where id = :id")
                .param("id", job.id())
                .param("state", job.state().name())
                .param("terminal", job.terminal())
                .param("reason", reason == null ? null : reason.name())
                .param("acceptedBy", job.acceptedBy())
                .param("changedAt", utc(job.changedAt()))
                .update();
    }

    private static PrintJob job(ResultSet row, int index) throws SQLException {
        String reason = row.getString("reason");
        return new PrintJob(
                row.getObject("id", UUID.class),
                card(row),
                row.getInt("attempt"),
                State.valueOf(row.getString("state")),
                row.getString("terminal"),
                reason == null ? null : RejectReason.valueOf(reason),
                row.getString("requested_by"),
                row.getString("accepted_by"),
                instant(row, "created_at"),
                instant(row, "changed_at"));
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(
                new RecordId(row.getObject("record_id", UUID.class)),
                Purpose.valueOf(row.getString("purpose")),
                new ChipIdentity(row.getString("chip")),
                row.getString("branch"),
                new CardChoice(
                        row.getString("design"), row.getInt("version"), Product.valueOf(row.getString("product"))));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
