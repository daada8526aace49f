package dev.cardmint.center.choices.persistence;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.choices.CardChoice;
import dev.cardmint.center.choices.ChosenCard;
import dev.cardmint.center.choices.ChosenCard.Release;
import dev.cardmint.center.choices.ChosenCards;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.profiles.Product;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Choices as a table. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcChosenCards implements ChosenCards {

    private final JdbcClient database;

    JdbcChosenCards(JdbcClient database) {
        this.database = database;
    }

    @Override
    public @Nullable ChosenCard find(RecordId record) {
        return database.sql("select record_id, design, version, product, asked, chosen_by, chosen_at, chip, released_at"
                        + " from card_choices where record_id = :record")
                .param("record", record.value())
                .query(JdbcChosenCards::chosen)
                .optional()
                .orElse(null);
    }

    private static ChosenCard chosen(ResultSet row, int index) throws SQLException {
        String chip = row.getString("chip");
        return new ChosenCard(
                new RecordId(row.getObject("record_id", UUID.class)),
                new CardChoice(
                        row.getString("design"), row.getInt("version"), Product.valueOf(row.getString("product"))),
                row.getBoolean("asked"),
                row.getString("chosen_by"),
                row.getObject("chosen_at", OffsetDateTime.class).toInstant(),
                chip == null
                        ? null
                        : new Release(
                                new ChipIdentity(chip),
                                row.getObject("released_at", OffsetDateTime.class)
                                        .toInstant()));
    }

    @Override
    public void put(ChosenCard chosen) {
        database.sql("insert into card_choices (record_id, design, version, product, asked, chosen_by, chosen_at)"
                        + " values (:record, :design, :version, :product, :asked, :chosenBy, :chosenAt)"
                        + " on conflict (record_id) do update set design = excluded.design,"
                        + " version = excluded.version, product = excluded.product, asked = excluded.asked,"
                        + " chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at")
                .param("record", chosen.record().value())
                .param("design", chosen.choice().design())
                .param("version", chosen.choice().version())
                .param("product", chosen.choice().product().name())
                .param("asked", chosen.asked())
                .param("chosenBy", chosen.chosenBy())
                .param("chosenAt", chosen.chosenAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void released(RecordId record, Release release) {
        database.sql("update card_choices set chip = :chip, released_at = :at where record_id = :record")
                .param("chip", release.chip().value())
                .param("at", release.at().atOffset(ZoneOffset.UTC))
                .param("record", record.value())
                .update();
    }
}
