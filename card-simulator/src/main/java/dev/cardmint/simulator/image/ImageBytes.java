package dev.cardmint.simulator.image;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Byte strings in a card image: one byte of length, or two, and the bytes. */
public final class ImageBytes {

    private ImageBytes() {}

    /** Reads up to 255 bytes. */
    public static Bytes read(DataInput in) throws IOException {
        return read(in, in.readUnsignedByte());
    }

    /** Writes up to 255 bytes. */
    public static void write(DataOutput out, Bytes bytes) throws IOException {
        out.writeByte(bytes.size());
        out.write(bytes.toByteArray());
    }

    /** Reads up to 65,535 bytes. */
    public static Bytes readLong(DataInput in) throws IOException {
        return read(in, in.readUnsignedShort());
    }

    /** Writes up to 65,535 bytes. */
    public static void writeLong(DataOutput out, Bytes bytes) throws IOException {
        out.writeShort(bytes.size());
        out.write(bytes.toByteArray());
    }

    private static Bytes read(DataInput in, int size) throws IOException {
        byte[] bytes = new byte[size];
        in.readFully(bytes);
        return Bytes.copyOf(bytes);
    }
}
