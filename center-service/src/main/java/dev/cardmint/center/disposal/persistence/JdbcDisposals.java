package dev.cardmint.center.disposal.persistence;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.cards.ChipState;
import dev.cardmint.center.disposal.Disposal;
import dev.cardmint.center.disposal.Disposal.Certified;
import dev.cardmint.center.disposal.Disposal.Means;
import dev.cardmint.center.disposal.Disposal.Place;
import dev.cardmint.center.disposal.DisposalStore;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.model.disposal.DestructionLevel;
import dev.cardmint.model.disposal.DisposalMethod;
import dev.cardmint.model.disposal.LifeEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Disposals as a table. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcDisposals implements DisposalStore {

    private static final String REPLACING = "exists (select 1 from reissue_entries e"
            + " join issuance_records r on r.id = e.record_id where e.old_chip = %s and r.purpose = %s)";

    private static final String WAITING = "select c.identity, c.profile, c.state, c.blocked, c.changed_at,"
            + " d.permitted_at, " + REPLACING.formatted("c.identity", "c.purpose") + " as replacing"
            + " from chips c left join disposals d on d.purpose = c.purpose and d.chip = c.identity"
            + " where c.purpose = :purpose and c.branch = :branch and c.disposal_id is null"
            + " and c.state in ('RETIRED', 'SPOILED', 'DESTROYED')"
            + " order by c.changed_at desc, c.identity limit :limit";

    private final JdbcClient database;

    JdbcDisposals(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Waiting> waiting(Purpose purpose, String branch) {
        return database.sql(WAITING)
                .param("purpose", purpose.name())
                .param("branch", branch)
                .param("limit", LONGEST)
                .query(JdbcDisposals::waitingCard)
                .list();
    }

    @Override
    public boolean isReplacing(Purpose purpose, ChipIdentity chip) {
        return database.sql("select " + REPLACING.formatted(":chip", ":purpose"))
                .param("chip", chip.value())
                .param("purpose", purpose.name())
                .query(Boolean.class)
                .single();
    }

    @Override
    public @Nullable Disposal find(UUID id) {
        return database.sql("select * from disposals where id = :id")
                .param("id", id)
                .query(JdbcDisposals::disposal)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable Disposal find(Purpose purpose, ChipIdentity chip) {
        return database.sql("select * from disposals where purpose = :purpose and chip = :chip")
                .param("purpose", purpose.name())
                .param("chip", chip.value())
                .query(JdbcDisposals::disposal)
                .optional()
                .orElse(null);
    }

    @Override
    public void permit(Disposal permitted) {
        database.sql("delete from disposals where purpose = :purpose and chip = :chip")
                .param("purpose", permitted.purpose().name())
                .param("chip", permitted.chip().value())
                .update();
        database.sql(
                        "insert into disposals (id, purpose, chip, card_type, branch, life_end, serial, method, unit, level,"
                                + " terminal, permitted_by, permitted_at) values (:id, :purpose, :chip, :cardType, :branch,"
                                + " :lifeEnd, :serial, :method, :unit, :level, :terminal, :permittedBy, :permittedAt)")
                .param("id", permitted.id())
                .param("purpose", permitted.purpose().name())
                .param("chip", permitted.chip().value())
                .param("cardType", permitted.cardType())
                .param("branch", permitted.place().branch())
                .param("lifeEnd", permitted.lifeEnd().name())
                .param("serial", permitted.serial())
                .param("method", permitted.means().method().name())
                .param("unit", permitted.means().unit())
                .param("level", permitted.means().level().level())
                .param("terminal", permitted.place().terminal())
                .param("permittedBy", permitted.place().operator())
                .param("permittedAt", utc(permitted.permittedAt()))
                .update();
    }

    @Override
    public void withdraw(UUID id) {
        database.sql("delete from disposals where id = :id and certified_at is null")
                .param("id", id)
                .update();
    }

    @Override
    public void certify(Disposal certified) {
        Certified report = certified.certified();
        if (report == null) {
            throw new IllegalArgumentException("Nothing has been reported on " + certified.chip());
        }
        database.sql("update disposals set destroyed_by = :destroyedBy, destroyed_at = :destroyedAt,"
                        + " certified_at = :at, witness = :witness, approval = :approval where id = :id")
                .param("id", certified.id())
                .param("destroyedBy", report.destroyedBy())
                .param("destroyedAt", utc(report.destroyedAt()))
                .param("at", utc(report.at()))
                .param("witness", report.witness())
                .param("approval", report.approval())
                .update();
        database.sql("update chips set disposal_id = :id where purpose = :purpose and identity = :chip")
                .param("id", certified.id())
                .param("purpose", certified.purpose().name())
                .param("chip", certified.chip().value())
                .update();
    }

    private static Waiting waitingCard(ResultSet row, int index) throws SQLException {
        return new Waiting(
                new ChipIdentity(row.getString("identity")),
                row.getString("profile"),
                ChipState.valueOf(row.getString("state")),
                row.getBoolean("blocked"),
                time(row, "changed_at"),
                row.getBoolean("replacing"),
                row.getObject("permitted_at") == null ? null : time(row, "permitted_at"));
    }

    private static Disposal disposal(ResultSet row, int index) throws SQLException {
        return new Disposal(
                row.getObject("id", UUID.class),
                Purpose.valueOf(row.getString("purpose")),
                new ChipIdentity(row.getString("chip")),
                row.getString("card_type"),
                LifeEnd.valueOf(row.getString("life_end")),
                row.getString("serial"),
                new Means(
                        DisposalMethod.valueOf(row.getString("method")),
                        row.getString("unit"),
                        new DestructionLevel(row.getInt("level"))),
                new Place(row.getString("branch"), row.getString("terminal"), row.getString("permitted_by")),
                time(row, "permitted_at"),
                row.getObject("certified_at") == null ? null : certified(row));
    }

    private static Certified certified(ResultSet row) throws SQLException {
        return new Certified(
                row.getString("destroyed_by"),
                time(row, "destroyed_at"),
                time(row, "certified_at"),
                row.getString("witness"),
                row.getObject("approval", UUID.class));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
