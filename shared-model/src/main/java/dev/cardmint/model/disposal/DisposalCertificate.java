package dev.cardmint.model.disposal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the center certifies about a destroyed card.
 *
 * @param id the permit's
 * @param chip the identity of its chip, hexadecimal
 * @param serial what was scanned or typed from the card
 * @param level by ISO/IEC 21964-1
 * @param unit which unit destroyed it
 * @param destroyedAt by the base's clock
 * @param certifiedAt by the center's
 * @param destroyedBy the operator who reported it
 * @param witness the second person, where it was destroyed by hand
 * @param approval the second person's word, or {@code null}
 */
public record DisposalCertificate(
        UUID id,
        String chip,
        String cardType,
        String branch,
        LifeEnd lifeEnd,
        String serial,
        DisposalMethod method,
        String unit,
        DestructionLevel level,
        String terminal,
        Instant permittedAt,
        String permittedBy,
        Instant destroyedAt,
        Instant certifiedAt,
        String destroyedBy,
        @Nullable String witness,
        @Nullable UUID approval) {}
