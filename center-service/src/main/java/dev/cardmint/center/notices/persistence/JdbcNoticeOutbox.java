package dev.cardmint.center.notices.persistence;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.notices.Notice;
import dev.cardmint.center.notices.NoticeOutbox;
import dev.cardmint.center.notices.OldCard;
import dev.cardmint.model.relay.ReissueReason;
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

/** Notices as a table. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcNoticeOutbox implements NoticeOutbox {

    private static final String NOTICE = "select id, record_id, issuance_count, reason, old_card, branch, issued_at,"
            + " state, attempts, settled_at from issuance_notices ";

    private final JdbcClient database;

    JdbcNoticeOutbox(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void add(Notice notice) {
        database.sql("insert into issuance_notices (id, record_id, issuance_count, reason, old_card, branch, issued_at,"
                        + " state, attempts, next_attempt_at) values (:id, :record, :count, :reason, :oldCard, :branch,"
                        + " :issuedAt, case when exists (select from holder_contacts where record_id = :record)"
                        + " then 'WAITING' else 'NO_ADDRESS' end, 0, :issuedAt)")
                .param("id", notice.id())
                .param("record", notice.record().value())
                .param("count", notice.issuanceCount())
                .param("reason", name(notice.reason()))
                .param("oldCard", name(notice.oldCard()))
                .param("branch", notice.branch())
                .param("issuedAt", time(notice.issuedAt()))
                .update();
    }

    @Override
    public List<Notice> ofRecord(RecordId record) {
        return database.sql(NOTICE + "where record_id = :record order by issuance_count")
                .param("record", record.value())
                .query(JdbcNoticeOutbox::notice)
                .list();
    }

    @Override
    public @Nullable Notice lockNextDue(Instant now) {
        return database.sql(NOTICE + "where state = 'WAITING' and next_attempt_at <= :now order by next_attempt_at"
                        + " limit 1 for update skip locked")
                .param("now", time(now))
                .query(JdbcNoticeOutbox::notice)
                .optional()
                .orElse(null);
    }

    @Override
    public void attempted(UUID id, Instant nextAttemptAt) {
        database.sql("update issuance_notices set attempts = attempts + 1, next_attempt_at = :next where id = :id")
                .param("id", id)
                .param("next", time(nextAttemptAt))
                .update();
    }

    @Override
    public void settle(UUID id, Notice.State state, Instant at) {
        database.sql("update issuance_notices set state = :state, settled_at = :at where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("at", time(at))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable Instant oldestWaiting() {
        return database.sql(NOTICE + "where state = 'WAITING' order by issued_at limit 1")
                .query(JdbcNoticeOutbox::notice)
                .optional()
                .map(Notice::issuedAt)
                .orElse(null);
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason");
        String oldCard = row.getString("old_card");
        return new Notice(
                row.getObject("id", UUID.class),
                new RecordId(row.getObject("record_id", UUID.class)),
                row.getInt("issuance_count"),
                reason == null ? null : ReissueReason.valueOf(reason),
                oldCard == null ? null : OldCard.valueOf(oldCard),
                row.getString("branch"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                Notice.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "settled_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
