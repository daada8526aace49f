package dev.cardmint.center.personalization.files;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/**
 * READ BINARY of the current file (ISO/IEC 7816-4, 11.2.3).
 *
 * @param length bytes to read, 1 to 256
 */
public record ReadBinary(int offset, int length) {

    public ReadBinary {
        Offsets.require(offset);
    }

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0xB0, offset >> 8, offset & 0xFF, Bytes.EMPTY, length);
    }
}
