package dev.cardmint.center.personalization;

import dev.cardmint.center.personalization.files.ReadBinary;
import dev.cardmint.center.personalization.files.ReadRecord;
import dev.cardmint.center.personalization.files.SelectFile;
import dev.cardmint.center.personalization.files.TerminateCardUsage;
import dev.cardmint.center.personalization.files.UpdateBinary;
import dev.cardmint.center.personalization.files.UpdateRecord;
import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.TimeLimits;
import dev.cardmint.center.profiles.filesystem.DirectoryTerms;
import dev.cardmint.center.profiles.filesystem.FilePath;
import dev.cardmint.center.profiles.filesystem.FileRetirement;
import dev.cardmint.center.profiles.filesystem.FileTerms;
import dev.cardmint.center.profiles.filesystem.RecordFileTerms;
import dev.cardmint.center.profiles.filesystem.TransparentFileTerms;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Writes down the commands that overwrite what one card holds, file by file, and beside them those that read it back.
 */
final class FileSystemErasure {

    private final FileSystemTerms terms;
    private final ContentSource source;
    private final TimeLimits limits;
    private final List<PlannedCommand> commands = new ArrayList<>();
    private final List<PlannedCommand> readBack = new ArrayList<>();
    private final TreeMap<Integer, Bytes> expected = new TreeMap<>();

    /** The source says how long what the card holds is. */
    FileSystemErasure(FileSystemTerms terms, ContentSource source, TimeLimits limits) {
        this.terms = terms;
        this.source = source;
        this.limits = limits;
    }

    FileSystemPlan plan(FileRetirement retirement) {
        terms.files().forEach(directory -> erase(FilePath.MASTER_FILE, directory));
        if (retirement.terminates()) {
            readBack.add(planned(
                    FileSystemScript.TERMINATE_CARD_USAGE, new TerminateCardUsage().toCommand(), limits.standard()));
        }
        return new FileSystemPlan(readBack, expected).after(commands);
    }

    private void erase(FilePath above, FileTerms file) {
        FilePath path = above.to(file.identifier());
        if (file instanceof DirectoryTerms directory) {
            directory.files().forEach(each -> erase(path, each));
        } else if (file instanceof TransparentFileTerms transparent) {
            erase(path, transparent);
        } else if (file instanceof RecordFileTerms records) {
            erase(path, records);
        }
    }

    private void erase(FilePath path, TransparentFileTerms file) {
        int size = file.size() == 0 ? length(file.encode(source)) : file.size();
        begin(path);
        for (int from = 0; from < size; from += terms.blockSize()) {
            Bytes zeros = zeros(Math.min(terms.blockSize(), size - from));
            overwrite(FileSystemScript.update(path, from), new UpdateBinary(from, zeros).toCommand());
            readBack(
                    "READ BINARY %s from %d".formatted(path, from),
                    new ReadBinary(from, zeros.size()).toCommand(),
                    zeros);
        }
    }

    private void erase(FilePath path, RecordFileTerms file) {
        begin(path);
        int number = 0;
        for (byte[] record : file.encode(source)) {
            number++;
            Bytes zeros = zeros(length(record));
            overwrite("UPDATE RECORD %s no. %d".formatted(path, number), new UpdateRecord(number, zeros).toCommand());
            readBack(
                    "READ RECORD %s no. %d".formatted(path, number),
                    new ReadRecord(number, zeros.size()).toCommand(),
                    zeros);
        }
    }

    private void begin(FilePath path) {
        PlannedCommand select =
                planned("SELECT " + path, new SelectFile(path, terms.selectReturns()).toCommand(), limits.standard());
        commands.add(select);
        readBack.add(select);
    }

    private void overwrite(String name, CommandApdu command) {
        commands.add(planned(name, command, limits.storeData()));
    }

    private void readBack(String name, CommandApdu command, Bytes content) {
        expected.put(readBack.size(), content);
        readBack.add(planned(name, command, limits.standard()));
    }

    private static PlannedCommand planned(String name, CommandApdu command, Duration timeLimit) {
        return new PlannedCommand(name, command, timeLimit);
    }

    private static int length(byte[] content) {
        Arrays.fill(content, (byte) 0);
        return content.length;
    }

    private static Bytes zeros(int size) {
        return Bytes.copyOf(new byte[size]);
    }
}
