package dev.cardmint.center.personalization.files;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/**
 * UPDATE RECORD of the current file (ISO/IEC 7816-4, 11.3.5).
 *
 * @param number of the record, from 1
 */
public record UpdateRecord(int number, Bytes content) {

    private static final int BY_NUMBER = 0x04;

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0xDC, number, BY_NUMBER, content, 0);
    }
}
