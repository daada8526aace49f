package dev.cardmint.base.recognition;

import dev.cardmint.model.apdu.StatusWord;
import java.io.Serial;

/** A card that took no PIN, or was given none; the message says how many tries it has left. Nothing more was read. */
public final class PinRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int TRIES_LEFT = 0x63C0;
    private static final int BLOCKED = 0x6983;

    private PinRefusedException(String message) {
        super(message);
    }

    static PinRefusedException missing() {
        return new PinRefusedException("The holder's PIN is needed: this card tells nothing without it.");
    }

    static PinRefusedException unfit(IllegalArgumentException why) {
        return new PinRefusedException("%s. It was not tried.".formatted(why.getMessage()));
    }

    /** What the status word of VERIFY means (ISO/IEC 7816-4, 11.6.6). */
    static PinRefusedException by(StatusWord statusWord) {
        if ((statusWord.value() & 0xFFF0) == TRIES_LEFT && statusWord.value() != TRIES_LEFT) {
            int left = statusWord.value() & 0x0F;
            return new PinRefusedException("The PIN is wrong. The card has %d %s left; nothing was read."
                    .formatted(left, left == 1 ? "try" : "tries"));
        }
        return new PinRefusedException(
                statusWord.value() == BLOCKED || statusWord.value() == TRIES_LEFT
                        ? "The card's PIN is blocked. Search for its holder's record instead."
                        : "The card took no PIN (%s). Search for its holder's record instead.".formatted(statusWord));
    }
}
