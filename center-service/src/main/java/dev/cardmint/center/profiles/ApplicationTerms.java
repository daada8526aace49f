package dev.cardmint.center.profiles;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;

/**
 * An application that a card type carries (GPCS 11.5.2.3.2).
 *
 * @param privileges 1 or 3 bytes
 * @param parameters the install parameters field, tag C9 included
 */
public record ApplicationTerms(
        Aid packageAid,
        Aid module,
        Aid instance,
        Bytes privileges,
        Bytes parameters,
        PersonalizationTerms personalization) {}
