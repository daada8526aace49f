package dev.cardmint.simulator.files;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.image.ImageBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One file with its life cycle status (ISO/IEC 7816-4, 7.4.10). */
abstract sealed class CardFile permits DirectoryFile, ElementaryFile {

    static final int CREATION = 0x01;
    static final int INITIALIZATION = 0x03;
    static final int ACTIVATED = 0x05;

    private final FileControl control;
    private final @Nullable DirectoryFile parent;
    private int lifeCycle;

    CardFile(FileControl control, @Nullable DirectoryFile parent, int lifeCycle) {
        this.control = control;
        this.parent = parent;
        this.lifeCycle = lifeCycle;
    }

    static CardFile of(FileControl control, DirectoryFile parent, int lifeCycle) {
        return control.structure() == FileStructure.DIRECTORY
                ? new DirectoryFile(control, parent, lifeCycle)
                : new ElementaryFile(control, parent, lifeCycle);
    }

    static CardFile readFrom(DataInput in, DirectoryFile parent) throws IOException {
        int lifeCycle = in.readUnsignedByte();
        Bytes parameters = ImageBytes.read(in);
        CardFile file = of(FileControl.parse(template(parameters)), parent, lifeCycle);
        file.readContent(in);
        return file;
    }

    private static Bytes template(Bytes parameters) {
        return new Tlv(0x62, parameters).encode();
    }

    final void writeTo(DataOutput out) throws IOException {
        out.writeByte(lifeCycle);
        ImageBytes.write(out, control.objects(lifeCycle));
        writeContent(out);
    }

    abstract void readContent(DataInput in) throws IOException;

    abstract void writeContent(DataOutput out) throws IOException;

    /** Bytes of memory that the file takes. */
    abstract int reserved();

    FileControl control() {
        return control;
    }

    int identifier() {
        return control.identifier();
    }

    /** The directory that the file is in; {@code null} for the master file. */
    @Nullable
    DirectoryFile parent() {
        return parent;
    }

    /** The directory that is current when the file is. */
    abstract DirectoryFile directory();

    int lifeCycle() {
        return lifeCycle;
    }

    void activate() {
        lifeCycle = ACTIVATED;
    }

    /** Its own rule holds once it is activated: before that, it is being made. */
    boolean allows(Operation operation, boolean authenticated) {
        return lifeCycle != ACTIVATED || control.access().allows(operation.mode(control.structure()), authenticated);
    }
}
