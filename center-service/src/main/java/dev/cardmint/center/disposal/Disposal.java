package dev.cardmint.center.disposal;

import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.model.disposal.DestructionLevel;
import dev.cardmint.model.disposal.DisposalCertificate;
import dev.cardmint.model.disposal.DisposalMethod;
import dev.cardmint.model.disposal.DisposalPermit;
import dev.cardmint.model.disposal.LifeEnd;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One card's destruction: permitted, and certified once it is reported.
 *
 * @param serial what was scanned or typed from the card
 * @param certified how it was destroyed, or {@code null} as long as nobody has said so
 */
public record Disposal(
        UUID id,
        Purpose purpose,
        ChipIdentity chip,
        String cardType,
        LifeEnd lifeEnd,
        String serial,
        Means means,
        Place place,
        Instant permittedAt,
        @Nullable Certified certified) {

    /** What destroys it, and how small the pieces are. */
    public record Means(DisposalMethod method, String unit, DestructionLevel level) {

        /** What a second person's approval names: this method and no other. */
        String subject() {
            return "%s/%s".formatted(method.name().toLowerCase(Locale.ROOT), level);
        }
    }

    /** Where, and who asked for the permission. */
    public record Place(String branch, String terminal, String operator) {}

    /**
     * Its report, as the center took it.
     *
     * @param destroyedAt by the base's clock, between permit and report
     * @param witness the second person, where one was needed
     */
    public record Certified(
            String destroyedBy,
            Instant destroyedAt,
            Instant at,
            @Nullable String witness,
            @Nullable UUID approval) {}

    /** Of a card that may be destroyed now. */
    static Disposal permitted(Chip chip, String serial, Means means, Place place, Instant now) {
        return new Disposal(
                UUID.randomUUID(),
                chip.purpose(),
                chip.identity(),
                chip.profile(),
                WaitingCards.lifeEnd(chip.state(), chip.blocked()),
                serial,
                means,
                place,
                now,
                null);
    }

    DisposalPermit toPermit() {
        return new DisposalPermit(id, chip.value(), permittedAt);
    }

    Disposal certified(Certified report) {
        return new Disposal(id, purpose, chip, cardType, lifeEnd, serial, means, place, permittedAt, report);
    }

    /**
     * The certificate.
     *
     * @throws IllegalStateException if nobody has reported its destruction
     */
    DisposalCertificate toCertificate() {
        if (certified == null) {
            throw new IllegalStateException("Card %s is not certified as destroyed".formatted(chip));
        }
        return new DisposalCertificate(
                id,
                chip.value(),
                cardType,
                place.branch(),
                lifeEnd,
                serial,
                means.method(),
                means.unit(),
                means.level(),
                place.terminal(),
                permittedAt,
                place.operator(),
                certified.destroyedAt(),
                certified.at(),
                certified.destroyedBy(),
                certified.witness(),
                certified.approval());
    }
}
