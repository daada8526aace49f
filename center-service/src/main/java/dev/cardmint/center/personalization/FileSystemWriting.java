package dev.cardmint.center.personalization;

import dev.cardmint.center.personalization.files.ActivateFile;
import dev.cardmint.center.personalization.files.AppendRecord;
import dev.cardmint.center.personalization.files.CreateFile;
import dev.cardmint.center.personalization.files.FileControlParameters;
import dev.cardmint.center.personalization.files.ReadBinary;
import dev.cardmint.center.personalization.files.ReadRecord;
import dev.cardmint.center.personalization.files.SelectFile;
import dev.cardmint.center.personalization.files.UpdateBinary;
import dev.cardmint.center.personalization.files.UpdateRecord;
import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.TimeLimits;
import dev.cardmint.center.profiles.filesystem.DirectoryTerms;
import dev.cardmint.center.profiles.filesystem.FilePath;
import dev.cardmint.center.profiles.filesystem.FileTerms;
import dev.cardmint.center.profiles.filesystem.RecordFileTerms;
import dev.cardmint.center.profiles.filesystem.RecordWriting;
import dev.cardmint.center.profiles.filesystem.TransparentFileTerms;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Writes down the commands for one card, file by file, and beside them those that read it back. */
final class FileSystemWriting {

    private final FileSystemTerms terms;
    private final ContentSource source;
    private final TimeLimits limits;
    private final List<PlannedCommand> commands = new ArrayList<>();
    private final List<PlannedCommand> readBack = new ArrayList<>();
    private final List<PlannedCommand> activation = new ArrayList<>();
    private final TreeMap<Integer, Bytes> expected = new TreeMap<>();

    FileSystemWriting(FileSystemTerms terms, ContentSource source, TimeLimits limits) {
        this.terms = terms;
        this.source = source;
        this.limits = limits;
    }

    FileSystemPlan plan(Bytes chipNumber) {
        for (DirectoryTerms directory : terms.files()) {
            createDirectory(FilePath.MASTER_FILE, directory, chipNumber);
        }
        var plan = new FileSystemPlan(readBack, expected);
        commands.addAll(activation);
        return plan.after(commands);
    }

    private void createDirectory(FilePath parent, DirectoryTerms directory, Bytes chipNumber) {
        FilePath path = parent.to(directory.identifier());
        create(
                parent,
                path,
                FileControlParameters.directory(
                        directory.identifier(), directory.name(), directory.access(), isActive()));
        if (terms.chipNumber().equals(path.to(numberFile()))) {
            var parameters =
                    FileControlParameters.transparent(numberFile(), chipNumber.size(), Bytes.EMPTY, isActive());
            transparent(path, terms.chipNumber(), parameters, chipNumber);
        }
        for (FileTerms file : directory.files()) {
            createFile(path, file, chipNumber);
        }
        activate(path);
    }

    private int numberFile() {
        List<Integer> identifiers = terms.chipNumber().identifiers();
        return identifiers.get(identifiers.size() - 1);
    }

    private void createFile(FilePath directory, FileTerms file, Bytes chipNumber) {
        FilePath path = directory.to(file.identifier());
        if (file instanceof DirectoryTerms inner) {
            createDirectory(directory, inner, chipNumber);
        } else if (file instanceof TransparentFileTerms transparent) {
            byte[] content = transparent.encode(source);
            int size = transparent.size() == 0 ? content.length : transparent.size();
            var parameters = FileControlParameters.transparent(file.identifier(), size, file.access(), isActive());
            transparent(directory, path, parameters, wiped(content));
        } else if (file instanceof RecordFileTerms records) {
            records(directory, path, records);
        }
    }

    private void transparent(FilePath directory, FilePath path, FileControlParameters parameters, Bytes content) {
        create(directory, path, parameters);
        readBack(select(path), Bytes.EMPTY);
        for (int from = 0; from < content.size(); from += terms.blockSize()) {
            Bytes block = content.slice(from, Math.min(from + terms.blockSize(), content.size()));
            add(FileSystemScript.update(path, from), new UpdateBinary(from, block).toCommand());
            readBack(
                    planned(
                            "READ BINARY %s from %d".formatted(path, from),
                            new ReadBinary(from, block.size()).toCommand(),
                            limits.standard()),
                    block);
        }
        activate(path);
    }

    private void records(FilePath directory, FilePath path, RecordFileTerms file) {
        List<Bytes> records =
                file.encode(source).stream().map(FileSystemWriting::wiped).toList();
        create(directory, path, parameters(file, records.size()));
        readBack(select(path), Bytes.EMPTY);
        for (int i = 0; i < records.size(); i++) {
            write(path, i + 1, records.get(i));
        }
        activate(path);
    }

    private FileControlParameters parameters(RecordFileTerms file, int count) {
        return terms.writeRecordsWith() == RecordWriting.APPEND
                ? FileControlParameters.records(
                        file.identifier(), file.structure(), file.recordSize(), file.access(), isActive())
                : FileControlParameters.emptyRecords(
                        file.identifier(), file.structure(), file.recordSize(), count, file.access(), isActive());
    }

    private void write(FilePath path, int number, Bytes content) {
        if (terms.writeRecordsWith() == RecordWriting.APPEND) {
            add("APPEND RECORD %s no. %d".formatted(path, number), new AppendRecord(content).toCommand());
        } else {
            add("UPDATE RECORD %s no. %d".formatted(path, number), new UpdateRecord(number, content).toCommand());
        }
        readBack(
                planned(
                        "READ RECORD %s no. %d".formatted(path, number),
                        new ReadRecord(number, content.size()).toCommand(),
                        limits.standard()),
                content);
    }

    private void create(FilePath directory, FilePath path, FileControlParameters parameters) {
        commands.add(select(directory));
        commands.add(planned("CREATE FILE " + path, new CreateFile(parameters).toCommand(), limits.install()));
        commands.add(select(path));
    }

    private void activate(FilePath path) {
        if (terms.activates()) {
            activation.add(planned("ACTIVATE FILE " + path, new ActivateFile(path).toCommand(), limits.standard()));
        }
    }

    private boolean isActive() {
        return !terms.activates();
    }

    private PlannedCommand select(FilePath path) {
        return planned("SELECT " + path, new SelectFile(path, terms.selectReturns()).toCommand(), limits.standard());
    }

    private void add(String name, CommandApdu command) {
        commands.add(planned(name, command, limits.storeData()));
    }

    private void readBack(PlannedCommand command, Bytes content) {
        if (!content.isEmpty()) {
            expected.put(readBack.size(), content);
        }
        readBack.add(command);
    }

    private static PlannedCommand planned(String name, CommandApdu command, Duration timeLimit) {
        return new PlannedCommand(name, command, timeLimit);
    }

    private static Bytes wiped(byte[] content) {
        Bytes copy = Bytes.copyOf(content);
        Arrays.fill(content, (byte) 0);
        return copy;
    }
}
