package dev.cardmint.simulator.files;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dedicated file or the master file: what files are in. */
final class DirectoryFile extends CardFile {

    /** What an entry of the directory takes. */
    static final int HEADER = 32;

    private final List<CardFile> files = new ArrayList<>();

    DirectoryFile(FileControl control, @Nullable DirectoryFile parent, int lifeCycle) {
        super(control, parent, lifeCycle);
    }

    static DirectoryFile master() {
        return new DirectoryFile(FileControl.master(), null, ACTIVATED);
    }

    @Override
    void readContent(DataInput in) throws IOException {
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            files.add(CardFile.readFrom(in, this));
        }
    }

    @Override
    void writeContent(DataOutput out) throws IOException {
        out.writeByte(files.size());
        for (CardFile file : files) {
            file.writeTo(out);
        }
    }

    @Override
    int reserved() {
        return HEADER + files.stream().mapToInt(CardFile::reserved).sum();
    }

    @Override
    DirectoryFile directory() {
        return this;
    }

    /** Whether one file more can be here. */
    boolean hasRoom() {
        return files.size() < 0xFF;
    }

    void add(CardFile file) {
        files.add(file);
    }

    void remove(CardFile file) {
        files.remove(file);
    }

    /** The file here with an identifier, or {@code null}. */
    @Nullable
    CardFile file(int identifier) {
        return files.stream()
                .filter(each -> each.identifier() == identifier)
                .findFirst()
                .orElse(null);
    }

    /** The elementary file here with a short identifier, or {@code null}. */
    @Nullable
    CardFile byShortIdentifier(int identifier) {
        return files.stream()
                .filter(each -> each instanceof ElementaryFile && each.control().shortIdentifier() == identifier)
                .findFirst()
                .orElse(null);
    }

    /** The first directory, here or below, whose name begins with some bytes; {@code null} if none has. */
    @Nullable
    DirectoryFile named(Bytes beginning) {
        if (!control().name().isEmpty() && control().name().startsWith(beginning)) {
            return this;
        }
        for (CardFile file : files) {
            DirectoryFile found = file instanceof DirectoryFile directory ? directory.named(beginning) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
