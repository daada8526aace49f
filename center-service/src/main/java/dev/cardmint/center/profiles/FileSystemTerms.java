package dev.cardmint.center.profiles;

import dev.cardmint.center.profiles.filesystem.AccessKeyTerms;
import dev.cardmint.center.profiles.filesystem.DirectoryTerms;
import dev.cardmint.center.profiles.filesystem.FilePath;
import dev.cardmint.center.profiles.filesystem.FileRetirement;
import dev.cardmint.center.profiles.filesystem.RecordWriting;
import dev.cardmint.center.profiles.filesystem.SelectAnswer;
import dev.cardmint.model.relay.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card type on cards with files and without a secure channel (ISO/IEC 7816-4): whoever sits between center and card
 * reads everything and may answer for the card.
 *
 * @param accessKey what must be proved before anything is written, or {@code null}
 * @param files directories below the master file, in the order in which they are created
 * @param chipNumber a transparent file that is created before all others and gets the number that the center makes up
 *     for the chip: these cards have none of their own
 * @param activates whether files are created inactive, and activated when all is written
 * @param retirement how its life ends, or {@code null} where only two people can declare it destroyed
 * @param blockSize data bytes of a command that writes or reads a transparent file
 */
public record FileSystemTerms(
        @Nullable AccessKeyTerms accessKey,
        List<DirectoryTerms> files,
        FilePath chipNumber,
        RecordWriting writeRecordsWith,
        SelectAnswer selectReturns,
        boolean activates,
        @Nullable FileRetirement retirement,
        int blockSize)
        implements CardTechnology {

    /** Bytes of a chip's number. */
    public static final int CHIP_NUMBER_BYTES = 10;

    public FileSystemTerms {
        files = List.copyOf(files);
    }

    /** Nothing of its own: the files are read back in the clear. */
    @Override
    public Proof proof() {
        return Proof.COMPARED;
    }
}
