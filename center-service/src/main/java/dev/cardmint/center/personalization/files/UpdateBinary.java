package dev.cardmint.center.personalization.files;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/** UPDATE BINARY of the current file (ISO/IEC 7816-4, 11.2.5). */
public record UpdateBinary(int offset, Bytes data) {

    public UpdateBinary {
        Offsets.require(offset);
    }

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0xD6, offset >> 8, offset & 0xFF, data, 0);
    }
}
