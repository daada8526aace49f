package dev.cardmint.center.designs;

import dev.cardmint.center.profiles.Product;
import dev.cardmint.model.bytes.Bytes;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of a design, without its templates.
 *
 * @param digest over everything that the design says
 * @param uploadedBy {@code null} if it was shipped with the service
 * @param activation {@code null} as long as nobody activated it
 * @param withdrawal {@code null} as long as it is not withdrawn
 */
public record DesignVersion(
        String design,
        int version,
        String cardType,
        String title,
        Set<Product> products,
        Bytes digest,
        State state,
        @Nullable String uploadedBy,
        Instant uploadedAt,
        @Nullable Activation activation,
        @Nullable Withdrawal withdrawal) {

    /** How far a version has come. */
    public enum State {
        /** Uploaded; nothing is printed by it. */
        DRAFT,
        /** To be chosen; one version of a design at most. */
        ACTIVE,
        /** Not to be chosen any more. */
        WITHDRAWN
    }

    /**
     * Who made a version active.
     *
     * @param by {@code null} if it was shipped with the service
     * @param approvedBy the second person, {@code null} if it was shipped with the service
     */
    public record Activation(@Nullable String by, @Nullable String approvedBy, Instant at) {}

    /**
     * Who ended the use of a version.
     *
     * @param by {@code null} if a version that was shipped with the service took its place
     */
    public record Withdrawal(@Nullable String by, Instant at) {}

    /** Design, version and digest: what an approval is about. */
    public String subject() {
        return "%s/%d/%s".formatted(design, version, digest.toHex());
    }

    static DesignVersion draft(CardDesign design, @Nullable String by, Instant now) {
        return new DesignVersion(
                design.design(),
                design.version(),
                design.cardType(),
                design.title(),
                design.products(),
                design.digest(),
                State.DRAFT,
                by,
                now,
                null,
                null);
    }

    DesignVersion activated(Activation by) {
        return standing(State.ACTIVE, by, null);
    }

    DesignVersion withdrawn(Withdrawal by) {
        return standing(State.WITHDRAWN, activation, by);
    }

    private DesignVersion standing(State state, @Nullable Activation activation, @Nullable Withdrawal withdrawal) {
        return new DesignVersion(
                design,
                version,
                cardType,
                title,
                products,
                digest,
                state,
                uploadedBy,
                uploadedAt,
                activation,
                withdrawal);
    }
}
