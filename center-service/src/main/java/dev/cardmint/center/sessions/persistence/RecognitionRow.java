package dev.cardmint.center.sessions.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code recognitions}: what a base read in the clear, and what it was taken for. */
@Entity
@Table(name = "recognitions")
public class RecognitionRow {

    @Id
    private UUID id;

    private String terminal;
    private String operator;
    private String reader;
    private @Nullable String profile;
    private @Nullable Integer profileVersion;
    private @Nullable String transportKeys;
    private @Nullable String claim;
    private Instant expiresAt;

    @Column(name = "void")
    private boolean voided;

    @Version
    private @Nullable Integer version;

    protected RecognitionRow() {}

    public RecognitionRow(UUID id, Place place, @Nullable Found found, @Nullable String claim, Instant expiresAt) {
        this.id = id;
        this.terminal = place.terminal();
        this.operator = place.operator();
        this.reader = place.reader();
        this.profile = found == null ? null : found.profile().name();
        this.profileVersion = found == null ? null : found.profile().version();
        this.transportKeys = found == null ? null : found.transportKeys();
        this.claim = claim;
        this.expiresAt = expiresAt;
    }

    /** Where a card lies and who asks. */
    public record Place(String terminal, String operator, String reader) {}

    /** A card-type profile by name and version. */
    public record ProfileKey(String name, int version) {}

    /**
     * What a card seems to be.
     *
     * @param transportKeys the profile's set that it seems to have, if it is a blank
     */
    public record Found(ProfileKey profile, String transportKeys) {}

    public boolean belongsTo(String atTerminal, String byOperator) {
        return terminal.equals(atTerminal) && operator.equals(byOperator);
    }

    public boolean isVoid(Instant now) {
        return voided || !now.isBefore(expiresAt);
    }

    public void makeVoid() {
        voided = true;
    }

    public UUID id() {
        return id;
    }

    public String terminal() {
        return terminal;
    }

    public String reader() {
        return reader;
    }

    public @Nullable Found found() {
        return profile == null || profileVersion == null || transportKeys == null
                ? null
                : new Found(new ProfileKey(profile, profileVersion), transportKeys);
    }

    public @Nullable String claim() {
        return claim;
    }
}
