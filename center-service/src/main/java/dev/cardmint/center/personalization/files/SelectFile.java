package dev.cardmint.center.personalization.files;

import dev.cardmint.center.profiles.filesystem.FilePath;
import dev.cardmint.center.profiles.filesystem.SelectAnswer;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/** SELECT of a file by its path from the master file, or of the master file (ISO/IEC 7816-4, 11.1.1). */
public record SelectFile(FilePath path, SelectAnswer answer) {

    private static final Bytes MASTER_FILE = Bytes.of(0x3F, 0x00);
    private static final int BY_IDENTIFIER = 0x00;
    private static final int BY_PATH = 0x08;
    private static final int ANY = 256;

    public CommandApdu toCommand() {
        int p1 = path.isMasterFile() ? BY_IDENTIFIER : BY_PATH;
        Bytes data = path.isMasterFile() ? MASTER_FILE : path.encode();
        return new CommandApdu(0x00, 0xA4, p1, answer.p2(), data, answer == SelectAnswer.NOTHING ? 0 : ANY);
    }
}
