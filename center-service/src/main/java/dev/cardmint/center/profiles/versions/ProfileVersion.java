package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.model.bytes.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a card type, without its document.
 *
 * @param digest SHA-256 of the document
 * @param uploadedBy {@code null} if it was shipped with the service
 * @param activation {@code null} as long as nobody activated it
 * @param retirement {@code null} as long as it is not retired
 * @param dryRun how its last dry run ended
 */
public record ProfileVersion(
        String profile,
        int version,
        Bytes digest,
        State state,
        @Nullable String uploadedBy,
        Instant uploadedAt,
        @Nullable Activation activation,
        @Nullable Retirement retirement,
        DryRunResult dryRun) {

    /** How far a version has come. */
    public enum State {
        /** Uploaded; no card is recognized or ordered by it. */
        DRAFT,
        /** In use; one version of a card type at most. */
        ACTIVE,
        /** Records made under it are still issued by it, new ones are not made. */
        RETIRED
    }

    /** How a dry run ended: with the proof that a simulated card gave, or without one. */
    public enum DryRunResult {
        NOT_TRIED,
        FAILED,
        COMPARED,
        RECEIVED,
        PROVED
    }

    /**
     * Who made a version active.
     *
     * @param by {@code null} if it was shipped with the service
     * @param approvedBy the second person, {@code null} if it was shipped with the service
     * @param acceptedUnproved whether both accepted that its cards cannot prove what they carry
     */
    public record Activation(@Nullable String by, @Nullable String approvedBy, Instant at, boolean acceptedUnproved) {}

    /**
     * Who ended the use of a version.
     *
     * @param by {@code null} if a version that was shipped with the service took its place
     */
    public record Retirement(@Nullable String by, Instant at) {}

    /** Card type, version and digest of the document: what an approval is about. */
    public String subject() {
        return "%s/%d/%s".formatted(profile, version, digest.toHex());
    }

    static ProfileVersion draft(CardTypeProfile profile, @Nullable String by, Instant now) {
        return new ProfileVersion(
                profile.profile(),
                profile.version(),
                profile.digest(),
                State.DRAFT,
                by,
                now,
                null,
                null,
                DryRunResult.NOT_TRIED);
    }

    static ProfileVersion shipped(CardTypeProfile profile, Instant now) {
        return new ProfileVersion(
                profile.profile(),
                profile.version(),
                profile.digest(),
                State.ACTIVE,
                null,
                now,
                new Activation(null, null, now, false),
                null,
                DryRunResult.NOT_TRIED);
    }

    ProfileVersion activated(Activation by) {
        return new ProfileVersion(profile, version, digest, State.ACTIVE, uploadedBy, uploadedAt, by, null, dryRun);
    }

    ProfileVersion retired(Retirement by) {
        return new ProfileVersion(
                profile, version, digest, State.RETIRED, uploadedBy, uploadedAt, activation, by, dryRun);
    }
}
