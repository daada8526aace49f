package dev.cardmint.center.personalization.files;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/**
 * READ RECORD of the current file (ISO/IEC 7816-4, 11.3.3).
 *
 * @param number of the record, from 1
 * @param length its bytes, 1 to 256
 */
public record ReadRecord(int number, int length) {

    private static final int BY_NUMBER = 0x04;

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0xB2, number, BY_NUMBER, Bytes.EMPTY, length);
    }
}
