package dev.cardmint.center.blocklist.persistence;

import dev.cardmint.center.blocklist.BlockedChip;
import dev.cardmint.center.blocklist.BlockedChipStore;
import dev.cardmint.center.cards.ChipState;
import dev.cardmint.center.keys.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The blocked list as a view of the table of chips. */
@Repository
class JdbcBlockedChips implements BlockedChipStore {

    private static final String CHIPS =
            "select identity, profile, state, blocked, block_changed_at from chips where purpose = :purpose and ";
    private static final String IN_ORDER = " order by block_changed_at, identity";

    private final JdbcClient database;

    JdbcBlockedChips(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<BlockedChip> all(Purpose purpose) {
        return database.sql(CHIPS + "block_changed_at is not null and blocked" + IN_ORDER)
                .param("purpose", purpose.name())
                .query(JdbcBlockedChips::chip)
                .list();
    }

    @Override
    public List<BlockedChip> changes(Purpose purpose, Instant since) {
        return database.sql(CHIPS + "block_changed_at >= :since" + IN_ORDER)
                .param("purpose", purpose.name())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(JdbcBlockedChips::chip)
                .list();
    }

    private static BlockedChip chip(ResultSet row, int index) throws SQLException {
        return BlockedChip.of(
                row.getString("identity"),
                row.getString("profile"),
                ChipState.valueOf(row.getString("state")),
                row.getBoolean("blocked"),
                row.getObject("block_changed_at", OffsetDateTime.class).toInstant());
    }
}
