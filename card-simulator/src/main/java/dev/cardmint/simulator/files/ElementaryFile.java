package dev.cardmint.simulator.files;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.image.ImageBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A file with content: bytes from 0 on, or records from 1 on; a record is there once it was written. */
final class ElementaryFile extends CardFile {

    private final DirectoryFile directory;
    private final List<Bytes> records = new ArrayList<>();
    private byte[] bytes;

    ElementaryFile(FileControl control, DirectoryFile parent, int lifeCycle) {
        super(control, parent, lifeCycle);
        directory = Objects.requireNonNull(parent);
        bytes = new byte[isTransparent() ? control.size() : 0];
    }

    @Override
    void readContent(DataInput in) throws IOException {
        bytes = ImageBytes.readLong(in).toByteArray();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            records.add(ImageBytes.read(in));
        }
    }

    @Override
    void writeContent(DataOutput out) throws IOException {
        ImageBytes.writeLong(out, Bytes.copyOf(bytes));
        out.writeByte(records.size());
        for (Bytes record : records) {
            ImageBytes.write(out, record);
        }
    }

    @Override
    int reserved() {
        return DirectoryFile.HEADER + control().reserved();
    }

    @Override
    DirectoryFile directory() {
        return directory;
    }

    boolean isTransparent() {
        return control().structure() == FileStructure.TRANSPARENT;
    }

    Bytes bytes() {
        unless(isTransparent(), Status.INCOMPATIBLE_FILE);
        return Bytes.copyOf(bytes);
    }

    void update(int offset, Bytes data) {
        unless(isTransparent(), Status.INCOMPATIBLE_FILE);
        unless(offset < bytes.length, Status.WRONG_OFFSET);
        unless(data.size() <= bytes.length - offset, Status.MEMORY);
        System.arraycopy(data.toByteArray(), 0, bytes, offset, data.size());
    }

    int recordCount() {
        unless(!isTransparent(), Status.INCOMPATIBLE_FILE);
        return records.size();
    }

    Bytes record(int number) {
        unless(number >= 1 && number <= recordCount(), Status.RECORD_NOT_FOUND);
        return records.get(number - 1);
    }

    void append(Bytes record) {
        unless(recordCount() < Math.min(control().records(), 0xFE), Status.MEMORY);
        requireSize(record);
        records.add(record);
    }

    /** Replaces a record; of a file that has room, the one after the last is written for the first time. */
    void update(int number, Bytes record, boolean mayBeNew) {
        if (mayBeNew && number == recordCount() + 1 && number <= control().records()) {
            append(record);
            return;
        }
        unless(number >= 1 && number <= recordCount(), Status.RECORD_NOT_FOUND);
        requireSize(record);
        records.set(number - 1, record);
    }

    private void requireSize(Bytes record) {
        boolean fixed = control().structure() == FileStructure.LINEAR_FIXED;
        int size = control().recordSize();
        unless(fixed ? record.size() == size : !record.isEmpty() && record.size() <= size, Status.WRONG_LENGTH);
    }
}
