package dev.cardmint.center.personalization.files;

import dev.cardmint.center.profiles.filesystem.FilePath;
import dev.cardmint.model.apdu.CommandApdu;

/** ACTIVATE FILE by its path: from now on its access rules hold (ISO/IEC 7816-9, 9.3.3). */
public record ActivateFile(FilePath path) {

    private static final int BY_PATH = 0x08;

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0x44, BY_PATH, 0x00, path.encode(), 0);
    }
}
