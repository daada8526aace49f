package dev.cardmint.base.reader.pcsc;

import dev.cardmint.base.reader.BadAnswerException;
import dev.cardmint.model.apdu.CardUnreachableException;
import java.util.Set;
import javax.smartcardio.CardException;
import jnasmartcardio.Smartcardio.JnaPCSCException;

/** Tells a card that went away from one whose answer is bad, by the code that PC/SC gave (PC/SC part 5, 3.1.3). */
final class TransmitFailure {

    /** After any of these nothing is left to talk to: card, reader, service or handle is gone. */
    private static final Set<Integer> GONE = Set.of(
            0x80100002, // SCARD_E_CANCELLED
            0x80100003, // SCARD_E_INVALID_HANDLE
            0x80100009, // SCARD_E_UNKNOWN_READER
            0x8010000C, // SCARD_E_NO_SMARTCARD
            0x80100012, // SCARD_E_SYSTEM_CANCELLED
            0x80100013, // SCARD_F_COMM_ERROR: between the client library and the service
            0x80100017, // SCARD_E_READER_UNAVAILABLE
            0x8010001D, // SCARD_E_NO_SERVICE
            0x8010001E, // SCARD_E_SERVICE_STOPPED
            0x8010002E, // SCARD_E_NO_READERS_AVAILABLE
            0x80100066, // SCARD_W_UNRESPONSIVE_CARD
            0x80100067, // SCARD_W_UNPOWERED_CARD
            0x80100068, // SCARD_W_RESET_CARD
            0x80100069); // SCARD_W_REMOVED_CARD

    private TransmitFailure() {}

    /** What a failed transmit means. The provider's own words go along: they name the code and no data. */
    static RuntimeException of(CardException failure) {
        if (failure instanceof JnaPCSCException pcsc && GONE.contains((int) pcsc.code)) {
            return new CardUnreachableException("The card went away while a command was under way", failure);
        }
        return new BadAnswerException("The reader reported an error", failure);
    }
}
