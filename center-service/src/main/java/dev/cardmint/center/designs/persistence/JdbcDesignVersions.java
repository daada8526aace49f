package dev.cardmint.center.designs.persistence;

import dev.cardmint.center.designs.CardDesign;
import dev.cardmint.center.designs.DesignVersion;
import dev.cardmint.center.designs.DesignVersion.Activation;
import dev.cardmint.center.designs.DesignVersion.State;
import dev.cardmint.center.designs.DesignVersion.Withdrawal;
import dev.cardmint.center.designs.DesignVersions;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.model.bytes.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Versions of designs as a table. */
@Repository
class JdbcDesignVersions implements DesignVersions {

    private static final String VERSION = "select design, version, card_type, title, products, digest, state,"
            + " uploaded_by, uploaded_at, activated_by, approved_by, activated_at, withdrawn_by, withdrawn_at"
            + " from card_designs ";

    private final JdbcClient database;

    JdbcDesignVersions(JdbcClient database) {
        this.database = database;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void beginChange() {
        database.sql("lock table card_designs in share row exclusive mode").update();
    }

    @Override
    public @Nullable DesignVersion find(String design, int version) {
        return database.sql(VERSION + "where design = :design and version = :version")
                .param("design", design)
                .param("version", version)
                .query(JdbcDesignVersions::version)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable DesignVersion active(String design) {
        return database.sql(VERSION + "where design = :design and state = 'ACTIVE'")
                .param("design", design)
                .query(JdbcDesignVersions::version)
                .optional()
                .orElse(null);
    }

    @Override
    public List<DesignVersion> activeFor(String cardType) {
        return database.sql(VERSION + "where card_type = :cardType and state = 'ACTIVE' order by design")
                .param("cardType", cardType)
                .query(JdbcDesignVersions::version)
                .list();
    }

    @Override
    public List<DesignVersion> all() {
        return database.sql(VERSION + "order by card_type, design, version")
                .query(JdbcDesignVersions::version)
                .list();
    }

    @Override
    public @Nullable CardDesign content(String design, int version) {
        return database.sql("select design, version, card_type, title, products, front, back from card_designs"
                        + " where design = :design and version = :version")
                .param("design", design)
                .param("version", version)
                .query(JdbcDesignVersions::design)
                .optional()
                .orElse(null);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(DesignVersion version, CardDesign design) {
        var row = database.sql("insert into card_designs (design, version, card_type, title, products, front, back,"
                        + " digest, state, uploaded_by, uploaded_at, activated_by, approved_by, activated_at,"
                        + " withdrawn_by, withdrawn_at) values (:design, :version, :cardType, :title, :products,"
                        + " :front, :back, :digest, :state, :uploadedBy, :uploadedAt, :activatedBy, :approvedBy,"
                        + " :activatedAt, :withdrawnBy, :withdrawnAt)")
                .param("cardType", design.cardType())
                .param("title", design.title())
                .param("products", design.products().stream().map(Product::name).collect(Collectors.joining(",")))
                .param("front", design.front())
                .param("back", design.back())
                .param("digest", version.digest().toByteArray())
                .param("uploadedBy", version.uploadedBy())
                .param("uploadedAt", utc(version.uploadedAt()));
        withStanding(row, version).update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void update(DesignVersion version) {
        var row = database.sql("update card_designs set state = :state, activated_by = :activatedBy,"
                + " approved_by = :approvedBy, activated_at = :activatedAt, withdrawn_by = :withdrawnBy,"
                + " withdrawn_at = :withdrawnAt where design = :design and version = :version");
        withStanding(row, version).update();
    }

    private static JdbcClient.StatementSpec withStanding(JdbcClient.StatementSpec row, DesignVersion version) {
        Activation activation = version.activation();
        Withdrawal withdrawal = version.withdrawal();
        return row.param("design", version.design())
                .param("version", version.version())
                .param("state", version.state().name())
                .param("activatedBy", activation == null ? null : activation.by())
                .param("approvedBy", activation == null ? null : activation.approvedBy())
                .param("activatedAt", activation == null ? null : utc(activation.at()))
                .param("withdrawnBy", withdrawal == null ? null : withdrawal.by())
                .param("withdrawnAt", withdrawal == null ? null : utc(withdrawal.at()));
    }

    private static DesignVersion version(ResultSet row, int index) throws SQLException {
        Instant activated = instant(row, "activated_at");
        Instant withdrawn = instant(row, "withdrawn_at");
        return new DesignVersion(
                row.getString("design"),
                row.getInt("version"),
                row.getString("card_type"),
                row.getString("title"),
                products(row),
                Bytes.copyOf(row.getBytes("digest")),
                State.valueOf(row.getString("state")),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                activated == null
                        ? null
                        : new Activation(row.getString("activated_by"), row.getString("approved_by"), activated),
                withdrawn == null ? null : new Withdrawal(row.getString("withdrawn_by"), withdrawn));
    }

    private static CardDesign design(ResultSet row, int index) throws SQLException {
        return new CardDesign(
                row.getString("design"),
                row.getInt("version"),
                row.getString("card_type"),
                row.getString("title"),
                products(row),
                row.getString("front"),
                row.getString("back"));
    }

    private static Set<Product> products(ResultSet row) throws SQLException {
        return Arrays.stream(row.getString("products").split(","))
                .map(Product::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
