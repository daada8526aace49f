package dev.cardmint.model.relay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a card seems to be and what can be done with it; void once the card leaves the reader.
 *
 * @param cardType the profile, or {@code null} if none matches
 * @param knownChip how the center's books have the chip that this card claims to be, in plain words, or {@code null}
 * @param operations what an offer may be asked for
 * @param record the record that an INSPECT or RETIRE would be about, or that a card can be made again for, or
 *     {@code null}
 * @param reissue why this card can be made again, empty if it cannot
 * @param message plain words for the clerk
 * @param detail for support, of a card that is refused: what was read of it, or {@code null}
 */
public record Recognition(
        UUID id,
        @Nullable CardType cardType,
        @Nullable String knownChip,
        List<Operation> operations,
        @Nullable UUID record,
        List<ReissueChoice> reissue,
        String message,
        @Nullable String detail,
        Instant expiresAt) {

    public Recognition {
        operations = List.copyOf(operations);
        reissue = reissue == null ? List.of() : List.copyOf(reissue);
    }
}
