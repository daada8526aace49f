package dev.cardmint.center.profiles;

import dev.cardmint.center.profiles.filesystem.FilePath;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Readout;
import java.util.Set;

/**
 * Whether identification reads the number that the center writes to a card with files (ISO/IEC 7816-4, 11.2.2, 11.3.2).
 */
final class ChipNumberReadouts {

    private static final int SELECT = 0xA4;
    private static final int READ_BINARY = 0xB0;
    private static final int IDENTIFIER_BYTES = 2;

    /** Exactly the number, or all of a file that holds nothing else. */
    private static final Set<Integer> LENGTHS = Set.of(FileSystemTerms.CHIP_NUMBER_BYTES, 256);

    private ChipNumberReadouts() {}

    /** Whether the claim reads that file from its start, selected last before it. */
    static boolean claim(RecognitionTerms recognition, FilePath chipNumber) {
        Bytes selected = Bytes.EMPTY;
        for (Readout readout : recognition.identification()) {
            CommandApdu command = CommandApdu.parse(readout.command());
            if (readout.name().equals(recognition.claim())) {
                return readsFromStart(command) && lastIdentifier(selected).equals(lastIdentifier(chipNumber.encode()));
            }
            if (command.ins() == SELECT) {
                selected = command.data();
            }
        }
        return false;
    }

    private static boolean readsFromStart(CommandApdu command) {
        return command.ins() == READ_BINARY && command.p1() == 0 && command.p2() == 0 && LENGTHS.contains(command.ne());
    }

    private static Bytes lastIdentifier(Bytes path) {
        return path.slice(Math.max(0, path.size() - IDENTIFIER_BYTES), path.size());
    }
}
