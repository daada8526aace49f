package dev.cardmint.center.personalization.files;

import dev.cardmint.model.apdu.CommandApdu;

/** CREATE FILE in the current directory (ISO/IEC 7816-9, 9.3.1); the new file becomes the current one. */
public record CreateFile(FileControlParameters parameters) {

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0xE0, 0x00, 0x00, parameters.encode(), 0);
    }
}
