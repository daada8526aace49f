package dev.cardmint.center.personalization.files;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/** APPEND RECORD to the current file (ISO/IEC 7816-4, 11.3.6). */
public record AppendRecord(Bytes content) {

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0xE2, 0x00, 0x00, content, 0);
    }
}
