package dev.cardmint.center.profiles.persistence;

import dev.cardmint.center.profiles.versions.ProfileVersion;
import dev.cardmint.center.profiles.versions.ProfileVersion.Activation;
import dev.cardmint.center.profiles.versions.ProfileVersion.DryRunResult;
import dev.cardmint.center.profiles.versions.ProfileVersion.Retirement;
import dev.cardmint.center.profiles.versions.ProfileVersion.State;
import dev.cardmint.center.profiles.versions.ProfileVersions;
import dev.cardmint.center.profiles.versions.StoredProfile;
import dev.cardmint.model.bytes.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Versions of card types as a table; what is read of it needs no transaction. */
@Repository
class JdbcProfileVersions implements ProfileVersions {

    private static final String VERSION = "select profile, version, digest, state, uploaded_by, uploaded_at,"
            + " activated_by, approved_by, activated_at, accepted_unproved, retired_by, retired_at, dry_run"
            + " from card_type_profiles ";

    private final JdbcClient database;

    JdbcProfileVersions(JdbcClient database) {
        this.database = database;
    }

    @Override
    public long changes() {
        return database.sql("select number from card_type_changes")
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void beginChange() {
        database.sql("update card_type_changes set number = number + 1").update();
    }

    @Override
    public @Nullable ProfileVersion find(String profile, int version) {
        return database.sql(VERSION + "where profile = :profile and version = :version")
                .param("profile", profile)
                .param("version", version)
                .query(JdbcProfileVersions::version)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable ProfileVersion active(String profile) {
        return database.sql(VERSION + "where profile = :profile and state = 'ACTIVE'")
                .param("profile", profile)
                .query(JdbcProfileVersions::version)
                .optional()
                .orElse(null);
    }

    @Override
    public List<ProfileVersion> all() {
        return database.sql(VERSION + "order by profile, version")
                .query(JdbcProfileVersions::version)
                .list();
    }

    @Override
    public @Nullable Bytes document(String profile, int version) {
        return database.sql("select document from card_type_profiles where profile = :profile and version = :version")
                .param("profile", profile)
                .param("version", version)
                .query(JdbcProfileVersions::document)
                .optional()
                .orElse(null);
    }

    @Override
    public List<StoredProfile> active() {
        return database.sql("select profile, version, document from card_type_profiles where state = 'ACTIVE'"
                        + " order by profile")
                .query(JdbcProfileVersions::stored)
                .list();
    }

    @Override
    public List<StoredProfile> lastUsed() {
        return database.sql("select profile, version, document from ("
                        + "select distinct on (profile) profile, version, document, retired_at"
                        + " from card_type_profiles used where activated_at is not null and not exists ("
                        + "select from card_type_profiles other where other.profile = used.profile and other.state = 'ACTIVE')"
                        + " order by profile, retired_at desc, version desc) last"
                        + " order by retired_at desc, profile")
                .query(JdbcProfileVersions::stored)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(ProfileVersion version, Bytes document) {
        var row = database.sql("insert into card_type_profiles (profile, version, document, digest, state, uploaded_by,"
                        + " uploaded_at, activated_by, approved_by, activated_at, accepted_unproved, retired_by,"
                        + " retired_at) values (:profile, :version, :document, :digest, :state, :uploadedBy,"
                        + " :uploadedAt, :activatedBy, :approvedBy, :activatedAt, :acceptedUnproved, :retiredBy,"
                        + " :retiredAt)")
                .param("document", document.toByteArray())
                .param("digest", version.digest().toByteArray())
                .param("uploadedBy", version.uploadedBy())
                .param("uploadedAt", utc(version.uploadedAt()));
        withStanding(row, version).update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void update(ProfileVersion version) {
        var row = database.sql("update card_type_profiles set state = :state, activated_by = :activatedBy,"
                + " approved_by = :approvedBy, activated_at = :activatedAt, accepted_unproved = :acceptedUnproved,"
                + " retired_by = :retiredBy, retired_at = :retiredAt"
                + " where profile = :profile and version = :version");
        withStanding(row, version).update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepDryRun(String profile, int version, DryRunResult result) {
        database.sql("update card_type_profiles set dry_run = :result where profile = :profile and version = :version")
                .param("result", result.name())
                .param("profile", profile)
                .param("version", version)
                .update();
    }

    private static JdbcClient.StatementSpec withStanding(JdbcClient.StatementSpec row, ProfileVersion version) {
        Activation activation = version.activation();
        Retirement retirement = version.retirement();
        return row.param("profile", version.profile())
                .param("version", version.version())
                .param("state", version.state().name())
                .param("activatedBy", activation == null ? null : activation.by())
                .param("approvedBy", activation == null ? null : activation.approvedBy())
                .param("activatedAt", activation == null ? null : utc(activation.at()))
                .param("acceptedUnproved", activation != null && activation.acceptedUnproved())
                .param("retiredBy", retirement == null ? null : retirement.by())
                .param("retiredAt", retirement == null ? null : utc(retirement.at()));
    }

    private static ProfileVersion version(ResultSet row, int index) throws SQLException {
        Instant activated = instant(row, "activated_at");
        Instant retired = instant(row, "retired_at");
        return new ProfileVersion(
                row.getString("profile"),
                row.getInt("version"),
                Bytes.copyOf(row.getBytes("digest")),
                State.valueOf(row.getString("state")),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                activated == null
                        ? null
                        : new Activation(
                                row.getString("activated_by"),
                                row.getString("approved_by"),
                                activated,
                                row.getBoolean("accepted_unproved")),
                retired == null ? null : new Retirement(row.getString("retired_by"), retired),
                DryRunResult.valueOf(row.getString("dry_run")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static StoredProfile stored(ResultSet row, int index) throws SQLException {
        return new StoredProfile(row.getString("profile"), row.getInt("version"), document(row, index));
    }

    private static Bytes document(ResultSet row, int index) throws SQLException {
        return Bytes.copyOf(row.getBytes("document"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
