package dev.cardmint.center.stock.persistence;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.stock.Shelf;
import dev.cardmint.center.stock.StockCount;
import dev.cardmint.center.stock.StockCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts of blanks as a table. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcStockCounts implements StockCounts {

    private static final String SHELF =
            " where branch = :branch and purpose = :purpose and card_type = :cardType and product = :product";
    private static final String INSERT =
            "insert into blank_stock (branch, purpose, card_type, product, blanks, changed_by, changed_at)"
                    + " values (:branch, :purpose, :cardType, :product, :blanks, :changedBy, :changedAt)"
                    + " on conflict (branch, purpose, card_type, product) do update set blanks = %s excluded.blanks,"
                    + " changed_by = excluded.changed_by, changed_at = excluded.changed_at returning blanks";

    private final JdbcClient database;

    JdbcStockCounts(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<StockCount> ofBranch(String branch, Purpose purpose) {
        return database.sql(
                        "select branch, purpose, card_type, product, blanks, changed_by, changed_at from blank_stock"
                                + " where branch = :branch and purpose = :purpose order by card_type, product")
                .param("branch", branch)
                .param("purpose", purpose.name())
                .query(JdbcStockCounts::count)
                .list();
    }

    private static StockCount count(ResultSet row, int index) throws SQLException {
        var shelf = new Shelf(
                row.getString("branch"),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("card_type"),
                Product.valueOf(row.getString("product")));
        return new StockCount(
                shelf,
                row.getInt("blanks"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public Map<Product, Integer> left(String branch, Purpose purpose, String cardType) {
        var left = new EnumMap<Product, Integer>(Product.class);
        database.sql("select product, blanks from blank_stock"
                        + " where branch = :branch and purpose = :purpose and card_type = :cardType")
                .param("branch", branch)
                .param("purpose", purpose.name())
                .param("cardType", cardType)
                .query(row -> {
                    left.put(Product.valueOf(row.getString("product")), row.getInt("blanks"));
                });
        return left;
    }

    @Override
    public @Nullable Integer lock(Shelf shelf) {
        return on(shelf, "select blanks from blank_stock" + SHELF + " for update")
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    @Override
    public int add(StockCount received) {
        return change(received, INSERT.formatted("blank_stock.blanks +"));
    }

    @Override
    public void replace(StockCount counted) {
        change(counted, INSERT.formatted(""));
    }

    private int change(StockCount count, String sql) {
        return on(count.shelf(), sql)
                .param("blanks", count.blanks())
                .param("changedBy", count.changedBy())
                .param("changedAt", utc(count.changedAt()))
                .query(Integer.class)
                .single();
    }

    @Override
    public void remove(Shelf shelf) {
        on(shelf, "delete from blank_stock" + SHELF).update();
    }

    @Override
    public boolean enterTaken(Shelf shelf, ChipIdentity chip, Instant now) {
        return on(
                                shelf,
                                "insert into blanks_taken (purpose, chip, branch, card_type, product, taken_at)"
                                        + " values (:purpose, :chip, :branch, :cardType, :product, :now)"
                                        + " on conflict do nothing")
                        .param("chip", chip.value())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    @Override
    public boolean wasTaken(Purpose purpose, ChipIdentity chip) {
        return database.sql("select count(*) from blanks_taken where purpose = :purpose and chip = :chip")
                        .param("purpose", purpose.name())
                        .param("chip", chip.value())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Override
    public void takeOne(Shelf shelf) {
        on(shelf, "update blank_stock set blanks = blanks - 1" + SHELF).update();
    }

    private StatementSpec on(Shelf shelf, String sql) {
        return database.sql(sql)
                .param("branch", shelf.branch())
                .param("purpose", shelf.purpose().name())
                .param("cardType", shelf.cardType())
                .param("product", shelf.product().name());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
