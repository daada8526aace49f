package dev.cardmint.base.reader;

import dev.cardmint.model.bytes.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a reader is, for those who look after it.
 *
 * @param since when it came into this state
 * @param reason why it cannot be used, in plain words, or {@code null} if it can
 * @param insertion the number of the insertion of the card in it: another card, or the same one put in again, has
 *     another
 * @param atr the answer to reset of the card in it (ISO/IEC 7816-3, 8.2), once somebody has powered it
 * @param serialNumber the reader's own, if the driver knows it
 * @param lastFailure what went wrong last, since the base started
 */
public record ReaderStatus(
        ReaderState state,
        Instant since,
        @Nullable String reason,
        @Nullable Long insertion,
        @Nullable Bytes atr,
        @Nullable String serialNumber,
        @Nullable Failure lastFailure) {

    /**
     * Something that went wrong in a reader.
     *
     * @param what in plain words
     * @param cause what the driver said, if it said anything
     */
    public record Failure(Instant at, String what, @Nullable String cause) {}
}
