package dev.cardmint.center.personalization;

import dev.cardmint.center.personalization.files.DeleteFile;
import dev.cardmint.center.personalization.files.SelectFile;
import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.TimeLimits;
import dev.cardmint.center.profiles.filesystem.DirectoryTerms;
import dev.cardmint.center.profiles.filesystem.FilePath;
import dev.cardmint.center.profiles.filesystem.FileRetirement;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans the plain commands that make a card with files out of an empty one, and read it back. Whoever carries them can
 * read, change and answer all of them: what comes back proves nothing but that it is the same.
 */
public final class FileSystemScript {

    static final String TERMINATE_CARD_USAGE = "TERMINATE CARD USAGE";

    private static final StatusWord NOT_FOUND = new StatusWord(0x6A82);

    private FileSystemScript() {}

    /**
     * Removes what may be there of an attempt before, creates and writes every file, the chip's number first, then
     * reads all of it back.
     *
     * @param chipNumber made up for this chip, 10 bytes
     * @throws IllegalArgumentException if the number has another length, or a value is missing
     */
    public static FileSystemPlan issue(
            FileSystemTerms terms, ContentSource source, Bytes chipNumber, TimeLimits limits) {
        if (chipNumber.size() != FileSystemTerms.CHIP_NUMBER_BYTES) {
            throw new IllegalArgumentException("A chip's number has %d bytes".formatted(chipNumber.size()));
        }
        return new FileSystemWriting(terms, source, limits).plan(chipNumber).after(wipe(terms, limits));
    }

    /**
     * Overwrites everything but the chip's number and reads it back; ends the card's use, if that is how its life ends.
     *
     * @param source what the card holds
     * @throws IllegalStateException if such a card's life does not end by commands
     */
    public static FileSystemPlan retire(FileSystemTerms terms, ContentSource source, TimeLimits limits) {
        FileRetirement retirement = terms.retirement();
        if (retirement == null) {
            throw new IllegalStateException("Two people declare such a card destroyed");
        }
        return new FileSystemErasure(terms, source, limits).plan(retirement);
    }

    /** The command that gives the chip its number, by its name in a script: before it the card is like any other. */
    public static String writesNumber(FileSystemTerms terms) {
        return update(terms.chipNumber(), 0);
    }

    static String update(FilePath path, int from) {
        return "UPDATE BINARY %s from %d".formatted(path, from);
    }

    private static List<PlannedCommand> wipe(FileSystemTerms terms, TimeLimits limits) {
        var commands = new ArrayList<PlannedCommand>();
        for (DirectoryTerms directory : terms.files()) {
            commands.add(select(FilePath.MASTER_FILE, terms, limits));
            commands.add(new PlannedCommand(
                    "DELETE FILE %04X".formatted(directory.identifier()),
                    new DeleteFile(directory.identifier()).toCommand(),
                    limits.install(),
                    List.of(StatusWord.SUCCESS, NOT_FOUND)));
        }
        return commands;
    }

    private static PlannedCommand select(FilePath path, FileSystemTerms terms, TimeLimits limits) {
        return new PlannedCommand(
                "SELECT " + path, new SelectFile(path, terms.selectReturns()).toCommand(), limits.standard());
    }
}
