package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.profiles.versions.ProfileVersion.DryRunResult;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the versions of card types are kept. */
public interface ProfileVersions {

    /** How many changes there have been; as long as it stays the same, what was read holds. */
    long changes();

    /** Begins a change and counts it: until the transaction ends nobody else changes any version. */
    void beginChange();

    @Nullable
    ProfileVersion find(String profile, int version);

    /** The version of a card type that is in use. */
    @Nullable
    ProfileVersion active(String profile);

    /** Every version of every card type. */
    List<ProfileVersion> all();

    /** The document of one version as it was uploaded. */
    @Nullable
    Bytes document(String profile, int version);

    /** The documents of all versions in use. */
    List<StoredProfile> active();

    /** Of every card type that is no more in use the document that was used last; the one retired last comes first. */
    List<StoredProfile> lastUsed();

    void add(ProfileVersion version, Bytes document);

    /** Keeps how far a version has come. */
    void update(ProfileVersion version);

    /** Keeps how a version's last dry run ended, whatever else becomes of it. */
    void keepDryRun(String profile, int version, DryRunResult result);
}
