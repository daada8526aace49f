package dev.cardmint.center.securechannel;

import java.io.Serial;

/** The card did not prove the keys that it was expected to have; no EXTERNAL AUTHENTICATE was spent. */
public final class CardCryptogramMismatchException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public CardCryptogramMismatchException() {
        super("The card cryptogram does not verify");
    }
}
