package dev.cardmint.center.personalization.files;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/** DELETE FILE of a file in the current directory, with all that it holds (ISO/IEC 7816-9, 9.3.2). */
public record DeleteFile(int identifier) {

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0xE4, 0x00, 0x00, Bytes.of(identifier >> 8, identifier & 0xFF), 0);
    }
}
