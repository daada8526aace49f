package dev.cardmint.center.personalization.files;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/** TERMINATE CARD USAGE (ISO/IEC 7816-9): the card goes into a state that none leaves. */
public record TerminateCardUsage() {

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0xFE, 0x00, 0x00, Bytes.EMPTY, 0);
    }
}
